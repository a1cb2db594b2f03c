/// Random cases that can be played again, and slow, obviously right references to hold code to.
@NullMarked
package com.tabagent.lmstudio.fuzz;

import org.jspecify.annotations.NullMarked;

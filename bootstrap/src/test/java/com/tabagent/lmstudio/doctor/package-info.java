/// The doctor, held against installations that are broken in every way we know.
@NullMarked
package com.tabagent.lmstudio.doctor;

import org.jspecify.annotations.NullMarked;

@echo off
rem Starts the Tab Agent host on Windows: on TABAGENT_JAVA_HOME, on the Java that came with the host,
rem or on JAVA_HOME, in this order.
rem
rem Nothing but the host itself ever writes to standard output, which carries frames. This folder is
rem named by its short name, which has no space, no sign that means something to cmd.exe and no
rem letter that Java could not read; quoted all the same, for disks that keep no short names. Nothing
rem else here comes from a user but the caller's own arguments, which go down untouched.
setlocal EnableExtensions DisableDelayedExpansion
for %%v in (JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS JDK_AOT_VM_OPTIONS _JAVA_LAUNCHER_DEBUG CLASSPATH) do set "%%v="

set "home=%~dps0.."
set "java=%TABAGENT_JAVA_HOME%"
if not defined java if exist "%home%\runtime\bin\java.exe" set "java=%home%\runtime"
if not defined java set "java=%JAVA_HOME%"
if not exist "%java%\bin\java.exe" (
  echo tabagent-host: needs Java 25 or newer and found none. Install it ^(https://adoptium.net^) or set TABAGENT_JAVA_HOME to its folder. 1>&2
  exit /b 69
)

"%java%\bin\java.exe" "@%home%\bin\windows.options" "-Dtabagent.home=%home%" -cp "%home%\lib\*" com.tabagent.lmstudio.bootstrap.Main %*

# Puts all texts of a .ts file into one context: cmake -DSOURCE=… -DTARGET=… -P flatten.cmake
file(READ ${SOURCE} text)
string(REGEX REPLACE "<name>[^<]*</name>" "<name>telemirror</name>" text "${text}")
file(WRITE ${TARGET} "${text}")

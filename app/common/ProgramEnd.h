#pragma once

namespace telemirror {

/// Ends the program with this status, once everything that main() made is gone. What C keeps for the
/// end of a program is not run: a thread that Qt has let go of may still be giving back what OpenSSL
/// keeps for each, and OpenSSL, which gives back the rest there, would do it beside it.
[[noreturn]] void endProgram(int status);

} // namespace telemirror

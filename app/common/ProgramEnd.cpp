#include "common/ProgramEnd.h"

#include <cstdio>
#include <cstdlib>

namespace telemirror {

void endProgram(int status)
{
    std::fflush(nullptr);
    std::quick_exit(status);
}

} // namespace telemirror

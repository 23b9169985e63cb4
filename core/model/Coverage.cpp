#include "model/Coverage.h"

namespace telemirror {

using namespace Qt::StringLiterals;

QString coverageStateName(CoverageState state)
{
    switch (state) {
    case CoverageState::Missing: return u"missing"_s;
    case CoverageState::Mirrored: return u"mirrored"_s;
    case CoverageState::Verified: return u"verified"_s;
    case CoverageState::Failed: return u"failed"_s;
    }
    return {};
}

std::optional<CoverageState> coverageStateFromName(QStringView name)
{
    for (const CoverageState state :
        {CoverageState::Missing, CoverageState::Mirrored, CoverageState::Verified, CoverageState::Failed}) {
        if (coverageStateName(state) == name)
            return state;
    }
    return std::nullopt;
}

} // namespace telemirror

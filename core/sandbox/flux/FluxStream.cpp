#include "sandbox/flux/FluxStream.h"

#include "sandbox/flux/FluxBucketReader.h"

namespace telemirror::sandbox {

Result<const FluxTables*> FluxStream::tables(FluxContext& context) const
{
    if (!m_tables) {
        Result<FluxTables> read = FluxBucketReader(context, *m_read).tables();
        if (!read)
            return tl::unexpected(std::move(read.error()));
        m_tables = std::move(*read);
    }
    if (m_error)
        return tl::unexpected(*m_error);
    return &*m_tables;
}

} // namespace telemirror::sandbox

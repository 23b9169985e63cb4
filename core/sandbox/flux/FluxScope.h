#pragma once

#include "sandbox/flux/FluxNode.h"

#include <QtCore/QHash>

namespace telemirror::sandbox {

/// Names and what they stand for; looks further in the scope around it.
class FluxScope
{
public:
    explicit FluxScope(const FluxScope* around = nullptr)
        : m_around(around)
    {}

    void set(const QByteArray& name, FluxNode node) { m_names.insert(name, std::move(node)); }
    [[nodiscard]] const FluxNode* find(const QByteArray& name) const
    {
        const auto found = m_names.constFind(name);
        if (found != m_names.constEnd())
            return &*found;
        return m_around ? m_around->find(name) : nullptr;
    }

private:
    const FluxScope* m_around;
    QHash<QByteArray, FluxNode> m_names;
};

} // namespace telemirror::sandbox

#pragma once

#include <QtCore/QObject>

namespace telemirror {

/// How many batches a run writes at a time, over all measurements that it mirrors at once. With the
/// batches that wait in the streams this bounds the memory of a run, and what the destination has to
/// do at a time.
///
/// Nobody has a claim to be next: a measurement that flows keeps them until its window ends, and
/// another one uses them while the first waits for its next answer.
class WriteSlots : public QObject
{
    Q_OBJECT

public:
    explicit WriteSlots(int count)
        : m_free(count)
    {}

    /// Where none is, freed() says when to ask again.
    [[nodiscard]] bool isFree() const { return m_free > 0; }
    void take() { --m_free; }
    void give()
    {
        ++m_free;
        emit freed();
    }

signals:
    void freed();

private:
    int m_free;
};

} // namespace telemirror

#pragma once

#include "sandbox/HttpMessage.h"
#include "sandbox/Store.h"

namespace telemirror::sandbox {

/// The endpoints of InfluxDB 1.x: `/query` and `/write`.
/// Source: InfluxData, "InfluxDB 1.8 API reference", and the answers of 1.6.7.
class ApiV1
{
public:
    explicit ApiV1(Store& store);

    [[nodiscard]] HttpAnswer answer(const HttpRequest& request, Timestamp now);

private:
    HttpAnswer query(const HttpRequest& request, Timestamp now);
    HttpAnswer write(const HttpRequest& request, Timestamp now);

    Store& m_store;
};

} // namespace telemirror::sandbox

"""What the replaced service did, as a peer to measure against: one query for each measurement into a
data frame, one synchronous write of it. The official client and pandas, as their documentation shows."""

import argparse
import warnings

from influxdb_client import InfluxDBClient
from influxdb_client.client.warnings import MissingPivotFunction
from influxdb_client.client.write_api import SYNCHRONOUS


def measurements(query, bucket):
    flux = f'import "influxdata/influxdb/schema" schema.measurements(bucket: "{bucket}", start: 2000-01-01T00:00:00Z)'
    return [row.get_value() for table in query.query(flux) for row in table.records]


def frame_of(query, bucket, measurement):
    flux = (
        f'from(bucket: "{bucket}") |> range(start: 2000-01-01T00:00:00Z, stop: 2100-01-01T00:00:00Z)'
        f' |> filter(fn: (r) => r._measurement == "{measurement}")'
        ' |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")'
    )
    frame = query.query_data_frame(flux)
    return frame.drop(columns=["result", "table", "_start", "_stop", "_measurement"]).set_index("_time")


def main():
    arguments = argparse.ArgumentParser()
    for name in ("url", "token", "org", "source", "destination"):
        arguments.add_argument("--" + name, required=True)
    given = arguments.parse_args()
    warnings.simplefilter("ignore", MissingPivotFunction)
    with InfluxDBClient(given.url, given.token, org=given.org, timeout=600_000) as client:
        query, write = client.query_api(), client.write_api(write_options=SYNCHRONOUS)
        for measurement in measurements(query, given.source):
            frame = frame_of(query, given.source, measurement)
            tags = [name for name in ("site",) if name in frame.columns]
            write.write(
                given.destination,
                record=frame,
                data_frame_measurement_name=measurement,
                data_frame_tag_columns=tags,
            )


if __name__ == "__main__":
    main()

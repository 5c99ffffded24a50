namespace TrackStore.Benchmarks.PostgreSql;

/// <summary>The ways in which the store uses PostgreSQL.</summary>
internal enum PostgreSqlStoreKind
{
    Own,
    HostNative,
    HostPortable,
}

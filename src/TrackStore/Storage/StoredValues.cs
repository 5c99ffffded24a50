namespace TrackStore.Storage;

/// <summary>Converts column values to the types of the public API.</summary>
internal static class StoredValues
{
    public static DateTimeOffset ToUtc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    public static TimeSpan? ToDuration(long? milliseconds) => milliseconds is { } known ? TimeSpan.FromMilliseconds(known) : null;
}

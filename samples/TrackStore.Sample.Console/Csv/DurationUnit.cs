namespace TrackStore.Sample.Csv;

/// <summary>What a duration without colons counts.</summary>
internal enum DurationUnit
{
    Milliseconds,
    Seconds,
}

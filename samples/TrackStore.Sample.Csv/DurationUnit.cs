namespace TrackStore.Sample.Csv;

/// <summary>What a duration without colons counts.</summary>
public enum DurationUnit
{
    Milliseconds,
    Seconds,
}

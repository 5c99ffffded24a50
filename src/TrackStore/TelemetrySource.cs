namespace TrackStore;

/// <summary>Names the library's meter and activity source.</summary>
internal static class TelemetrySource
{
    /// <summary>The name under which listeners find the library's metrics and activities.</summary>
    public const string Name = "TrackStore";
}

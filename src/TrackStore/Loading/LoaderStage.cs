using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TrackStore.Loading;

/// <summary>One stage of a load that is under way, until it is disposed.</summary>
/// <param name="name">The stage.</param>
/// <param name="activity">Its activity, or null when nobody listens.</param>
/// <param name="time">The clock by which it is timed.</param>
/// <param name="durations">Where its duration is recorded.</param>
internal readonly struct LoaderStage(string name, Activity? activity, TimeProvider time, Histogram<double> durations) : IDisposable
{
    /// <summary>The store is asked which picture is shown.</summary>
    public const string Resolve = "resolve";

    /// <summary>The bytes are read.</summary>
    public const string Read = "read";

    /// <summary>The bytes are decoded to the host's bitmap.</summary>
    public const string Decode = "decode";

    private readonly long _startedAt = time.GetTimestamp();

    /// <summary>Marks the stage as failed.</summary>
    /// <param name="error">Why it failed.</param>
    public void Fail(Exception error) => activity?.SetStatus(ActivityStatusCode.Error, error.Message);

    /// <inheritdoc/>
    public void Dispose()
    {
        durations.Record(time.GetElapsedTime(_startedAt).TotalSeconds, new KeyValuePair<string, object?>("stage", name));
        activity?.Dispose();
    }
}

using System.Diagnostics;

namespace TrackStore.Loading;

/// <summary>Times the stages of one load, one after another, until it is disposed.</summary>
internal sealed class LoaderStage : IDisposable
{
    /// <summary>Finding the rendition that a request shows.</summary>
    public const string Resolve = "resolve";

    /// <summary>Getting a preview, usually by a download.</summary>
    public const string Preview = "preview";

    /// <summary>Reading a rendition's bytes.</summary>
    public const string Read = "read";

    /// <summary>Decoding the bytes to the host's bitmap.</summary>
    public const string Decode = "decode";

    private readonly LoaderTelemetry _telemetry;
    private string _name;
    private Activity? _activity;
    private long _startedAt;

    /// <summary>Initializes a new instance of the <see cref="LoaderStage"/> class and starts the first stage.</summary>
    /// <param name="telemetry">Records the stages.</param>
    /// <param name="name">The first stage's name.</param>
    public LoaderStage(LoaderTelemetry telemetry, string name)
    {
        _telemetry = telemetry;
        _name = name;
        _activity = LoaderTelemetry.StartActivity(name);
        _startedAt = telemetry.GetTimestamp();
    }

    /// <summary>Ends the current stage and starts the next one.</summary>
    /// <param name="name">The next stage's name.</param>
    public void MoveTo(string name)
    {
        Dispose();
        _name = name;
        _activity = LoaderTelemetry.StartActivity(name);
        _startedAt = _telemetry.GetTimestamp();
    }

    /// <summary>Marks the current stage as failed.</summary>
    /// <param name="error">The cause.</param>
    public void Fail(Exception error) => _activity?.SetStatus(ActivityStatusCode.Error, error.Message);

    /// <inheritdoc/>
    public void Dispose()
    {
        _telemetry.RecordStage(_name, _startedAt);
        _activity?.Dispose();
    }
}

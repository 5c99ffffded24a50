using System.Runtime.CompilerServices;

namespace TrackStore.BrowserTests.Measurements;

/// <summary>A measurement, which runs for minutes and only when <c>TRACKSTORE_MEASURE</c> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeasureFactAttribute : FactAttribute
{
    public MeasureFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = "It measures, for minutes. Set TRACKSTORE_MEASURE=1, and name the folder of the large libraries in TRACKSTORE_LARGE_LIBRARIES.";
        SkipType = typeof(MeasureFactAttribute);
        SkipWhen = nameof(IsOff);
    }

    public static bool IsOff => Browser.IsMissing || Environment.GetEnvironmentVariable("TRACKSTORE_MEASURE") is not { Length: > 0 };
}

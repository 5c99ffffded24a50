using System.Runtime.CompilerServices;

namespace TrackStore.BrowserTests;

/// <summary>A theory that is skipped where no browser is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = Browser.Missing;
        SkipType = typeof(Browser);
        SkipWhen = nameof(Browser.IsMissing);
    }
}

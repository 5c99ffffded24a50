using System.Text.RegularExpressions;

namespace TrackStore.Tests.Samples;

/// <summary>The output and exit code of a console command.</summary>
internal sealed partial record ConsoleAnswer(int Code, string Output, string Error)
{
    /// <summary>Gets the output's lines as a terminal shows them: without escape codes.</summary>
    public string[] Lines => EscapeCode().Replace(Output, "").ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex EscapeCode();
}

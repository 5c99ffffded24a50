using System.Text.RegularExpressions;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Documentation;

/// <summary>docs/hosting.md shows the worker that eng/consume-packages.sh compiles and runs, and settings that exist.</summary>
public sealed partial class HostingPageTests
{
    private static readonly string Page = Read("docs/hosting.md");

    [Fact]
    public void Code_OfThePage_IsTheWorkerWordForWord()
    {
        Match block = CodeBlock().Match(Page);

        Assert.Equal("eng/consumers/Worker/Program.cs", block.Groups["file"].Value);
        Assert.Equal(Read(block.Groups["file"].Value), block.Groups["code"].Value);
        Assert.Single(Fence().Matches(Page));
    }

    [Fact]
    public void Settings_OfASyncJob_AreOnThePage()
    {
        string[] documented = [.. Setting().Matches(Page).Select(match => match.Groups["name"].Value)];

        Assert.Equal(
            typeof(SyncJobOptions).GetProperties().Select(property => property.Name).Where(name => name != nameof(SyncJobOptions.Platform)).Order(),
            documented.Order());
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n");

    [GeneratedRegex("<!-- (?<file>[^ ]+) -->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^```csharp", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| `(?<name>[A-Z]\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Setting();
}

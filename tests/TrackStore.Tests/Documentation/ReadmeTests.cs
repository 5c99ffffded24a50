using System.Text.RegularExpressions;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Documentation;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = Read("README.md");

    [Fact]
    public void Code_OfTheReadme_IsTheQuickStartSampleWordForWord()
    {
        Match block = CodeBlock().Match(Readme);

        Assert.True(block.Success);
        Assert.Equal(Read(block.Groups["file"].Value), block.Groups["code"].Value);
    }

    [Fact]
    public void Code_OfThePlatformPage_IsTheFolderScannerWordForWord()
    {
        Match block = CodeBlock().Match(Read("docs/platforms.md"));

        Assert.EndsWith("/FolderScanner.cs", block.Groups["file"].Value, StringComparison.Ordinal);
        Assert.Equal(Read(block.Groups["file"].Value), block.Groups["code"].Value);
    }

    [Theory]
    [InlineData("operating.md")]
    [InlineData("platforms.md")]
    [InlineData("synchronising.md")]
    public void Links_OfAPage_LeadToFiles(string page)
    {
        IEnumerable<string> targets = LinkTarget().Matches(Read($"docs/{page}")).Select(m => m.Groups["target"].Value).Where(t => !t.StartsWith("http", StringComparison.Ordinal));

        Assert.All(targets, target => Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", target)), target));
    }

    [Fact]
    public void Links_OfTheReadme_LeadToFiles()
    {
        string[] targets = [.. LinkTarget().Matches(Readme).Select(m => m.Groups["target"].Value).Where(t => !t.StartsWith("http", StringComparison.Ordinal))];

        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.True(File.Exists(Path.Combine(Repository.Root, target)), target));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n");

    [GeneratedRegex("<!-- (?<file>[^ ]+) -->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)\)")]
    private static partial Regex LinkTarget();
}

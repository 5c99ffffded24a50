using System.Diagnostics;
using System.Text.RegularExpressions;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Packaging;

/// <summary>The variant of README.md that the build packs: a package has no folders for relative links to lead to.</summary>
public sealed partial class PackedReadmeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task PackedReadme_NoRepositoryUrl_HasNoRelativeLinkAndNothingThatNeedsTheRepository()
    {
        string packed = await PackAsync("");

        Assert.Empty(RelativeLink().Matches(packed).Select(match => match.Value));
        Assert.DoesNotContain("<!-- repository", packed, StringComparison.Ordinal);
        Assert.DoesNotContain("clone of this repository", packed, StringComparison.Ordinal);
        Assert.DoesNotContain("[More]", packed, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\bMore\b", packed);
        Assert.Contains("[libvips](https://www.libvips.org)", packed, StringComparison.Ordinal);
        AssertKeepsTheCode(packed);
    }

    [Theory]
    [InlineData("https://example.org/owner/store")]
    [InlineData("https://example.org/owner/store/")]
    [InlineData("https://example.org/owner/store.git")]
    public async Task PackedReadme_RepositoryUrl_LinksToFilesThere(string repositoryUrl)
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);

        string packed = await PackAsync(repositoryUrl);

        string[] targets = [.. RelativeLink().Matches(readme).Select(match => match.Groups["target"].Value)];
        Assert.NotEmpty(targets);
        Assert.Empty(RelativeLink().Matches(packed).Select(match => match.Value));
        Assert.All(targets, target => Assert.Contains($"](https://example.org/owner/store/blob/HEAD/{target})", packed, StringComparison.Ordinal));
        Assert.Contains("clone of this repository", packed, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- repository", packed, StringComparison.Ordinal);
        AssertKeepsTheCode(packed);
    }

    [Fact]
    public void Changelog_IsPackedAsItIs_SoItHasNoRelativeLink()
        => Assert.Empty(RelativeLink().Matches(File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md"))).Select(match => match.Value));

    public void Dispose() => _folder.Dispose();

    private static void AssertKeepsTheCode(string packed)
    {
        string code = File.ReadAllText(Path.Combine(Repository.Root, "samples", "TrackStore.Sample.QuickStart", "Program.cs")).ReplaceLineEndings("\n");
        Assert.Contains($"```csharp\n{code}```", packed.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    // By the target that pack uses.
    private async Task<string> PackAsync(string repositoryUrl)
    {
        string file = _folder.PathOf("README.md");
        string[] arguments =
        [
            "msbuild", Path.Combine(Repository.Root, "src", "TrackStore.Abstractions"), "-nologo", "-nodeReuse:false", "-t:WritePackedReadme",
            $"-p:PackedReadme={file}", $"-p:RepositoryUrl={repositoryUrl}",
        ];
        using Process build = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string output = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(build.ExitCode == 0, output);
        return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"\]\((?<target>(?!https?:|#)[^)]*)\)")]
    private static partial Regex RelativeLink();
}

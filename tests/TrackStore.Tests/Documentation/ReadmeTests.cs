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
    public void PackageReference_OfTheReadme_HasTheVersionThatTheStoreNeeds()
    {
        string version = NativeVersion().Match(Read("Directory.Packages.props")).Groups["version"].Value;

        Assert.NotEmpty(version);
        Assert.Contains($"<PackageReference Include=\"NetVips.Native.osx-x64\" Version=\"{version}\" ExcludeAssets=\"all\" />", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_OfTheReadme_FitAScreen() => Assert.All(Readme.Split('\n'), line => Assert.InRange(line.Length, 0, 140));

    [Fact]
    public void Code_OfThePlatformPage_IsTheFolderScannerWordForWord()
    {
        Match block = CodeBlock().Match(Read("docs/platforms.md"));

        Assert.EndsWith("/FolderScanner.cs", block.Groups["file"].Value, StringComparison.Ordinal);
        Assert.Equal(Read(block.Groups["file"].Value), block.Groups["code"].Value);
    }

    [Theory]
    [InlineData("Spotify", typeof(SpotifyOptions))]
    [InlineData("Discogs", typeof(DiscogsOptions))]
    public void Code_OfTheCredentialsPage_NamesOptionsAndSettingsThatAreThere(string platform, Type options)
    {
        string page = Read("docs/credentials.md");
        string code = page.Split("```csharp\n").Select(part => part.Split("```")[0]).Single(part => part.Contains($"Add{platform}(", StringComparison.Ordinal));
        string settings = Read("samples/TrackStore.Sample.Console/Platforms/PlatformSettings.cs");
        string[] named = [.. OptionName().Matches(code).Select(match => match.Groups["name"].Value)];
        string[] keys = [.. SettingName().Matches(page).Select(match => $"{match.Groups["platform"].Value}:{match.Groups["name"].Value}").Where(key => key.StartsWith(platform, StringComparison.Ordinal))];

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.NotNull(options.GetProperty(name)));
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Contains($"\"{key}\"", settings, StringComparison.Ordinal));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n");

    [GeneratedRegex("<!-- (?<file>[^ ]+) -->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("<NetVipsNativeVersion>(?<version>[^<]+)<")]
    private static partial Regex NativeVersion();

    [GeneratedRegex(@"options\.(?<name>\w+)")]
    private static partial Regex OptionName();

    [GeneratedRegex("(?<platform>Spotify|Discogs)(:|__)(?<name>[A-Za-z]+)")]
    private static partial Regex SettingName();
}

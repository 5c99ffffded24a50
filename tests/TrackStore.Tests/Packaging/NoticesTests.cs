using System.Xml.Linq;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Packaging;

/// <summary>A package that depends on third-party code names it in THIRD-PARTY-NOTICES.md, which the build packs.</summary>
public sealed class NoticesTests
{
    private const string FileName = "THIRD-PARTY-NOTICES.md";

    private static string Source => Path.Combine(Repository.Root, "src");

    [Theory]
    [InlineData("TrackStore.Discogs", "Polly")]
    [InlineData("TrackStore.Spotify", "Polly")]
    [InlineData("TrackStore.Hosting", "Microsoft.Extensions")]
    [InlineData("TrackStore.ImageSharp", "SixLabors.ImageSharp")]
    [InlineData("TrackStore.PostgreSql", "Npgsql")]
    [InlineData("TrackStore.Presentation", "CommunityToolkit.Mvvm")]
    public void Notices_OfASatellite_NameEveryDependency(string project, string dependency)
    {
        string notices = File.ReadAllText(Path.Combine(Source, project, FileName));

        IEnumerable<string> packages = XDocument.Load(Path.Combine(Source, project, $"{project}.csproj"))
            .Descendants("PackageReference")
            .Select(reference => reference.Attribute("Include")!.Value)
            .Select(id => id.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) ? "Microsoft.Extensions.*" : id);

        Assert.Contains(packages, id => id.StartsWith(dependency, StringComparison.Ordinal));
        Assert.All(packages, id => Assert.Contains(id, notices, StringComparison.Ordinal));
    }

    [Fact]
    public void BuildTargets_NoticesBesideTheProject_ArePackedAtTheRoot()
    {
        XElement rule = Assert.Single(
            XDocument.Load(Path.Combine(Source, "Directory.Build.targets")).Descendants("None"),
            item => (string?)item.Attribute("Update") == FileName);

        Assert.Equal(("true", "/"), ((string?)rule.Attribute("Pack"), (string?)rule.Attribute("PackagePath")));
    }
}

using System.Xml.Linq;

namespace TrackStore.Tests.Packaging;

/// <summary>Keeps the nuspec and the project in step: a nuspec replaces all pack metadata of the project.</summary>
public sealed class NuspecTests
{
    private readonly ProjectFiles _files = ProjectFiles.Read();

    [Fact]
    public void Dependencies_OfNuspec_AreTheReferencesOfTheProject()
    {
        IEnumerable<string> packages = _files.ShippedPackageReferences().Select(id => $"{id} {_files.PackageVersion(id)}");
        IEnumerable<string> projects = _files.ProjectReferences().Select(id => $"{id} {_files.Expand("$(Version)")}");

        IEnumerable<string> dependencies = _files.Dependencies().Select(dependency => $"{_files.Substitute(dependency, "id")} {_files.Substitute(dependency, "version")}");

        Assert.Equal(packages.Concat(projects).Order(StringComparer.Ordinal), dependencies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dependencies_OfNuspec_KeepBuildFilesAndAnalyzersFromTheHost()
    {
        IEnumerable<XElement> dependencies = _files.Dependencies();

        Assert.All(dependencies, dependency => Assert.Equal("Build,Analyzers", (string?)dependency.Attribute("exclude")));
    }

    [Fact]
    public void Dependencies_OfNuspec_AreForTheFrameworkOfTheProject()
    {
        XElement group = Assert.Single(_files.Nuspec.Descendants(), element => element.Name.LocalName == "group");

        string framework = _files.Substitute(group, "targetFramework");

        Assert.Equal(_files.Expand("$(TargetFramework)"), framework);
    }

    [Fact]
    public void Files_OfNuspec_Exist()
    {
        IEnumerable<string> missing = _files.PackedFiles().Select(file => _files.Substitute(file, "src")).Where(path => !File.Exists(Path.Combine(_files.Root, path)));

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("lib/net10.0/TrackStore.dll")]
    [InlineData("lib/net10.0/TrackStore.xml")]
    [InlineData("lib/net10.0/TrackStore.pdb")]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("LICENSE")]
    [InlineData("THIRD-PARTY-NOTICES.md")]
    public void Files_OfNuspec_Contain(string path)
    {
        IEnumerable<string> packed = _files.PackedFiles().Select(_files.PathInPackage);

        Assert.Contains(path, packed);
    }

    [Fact]
    public void RepositoryUrl_IsOneProperty_WhichTheNuspecUses()
    {
        string[] files = [.. Directory.EnumerateFiles(_files.Root, "*.props").Concat(Directory.EnumerateFiles(Path.Combine(_files.Root, "src"), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".props" or ".targets" or ".csproj" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];

        IEnumerable<string> definitions = files.Where(file => File.ReadAllText(file).Contains("<RepositoryUrl", StringComparison.Ordinal)).Select(Path.GetFileName)!;
        XElement repository = Assert.Single(_files.Nuspec.Descendants(), element => element.Name.LocalName == "repository");

        Assert.Equal(["Directory.Build.props"], definitions);
        Assert.Equal(_files.Expand("$(RepositoryUrl)"), _files.Substitute(repository, "url"));
        Assert.Contains("$repositoryUrl$", (string?)repository.Attribute("url"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_OfNuspec_AreThePropertiesThatTheProjectGives()
    {
        IEnumerable<string> tokens = _files.Tokens().Distinct();

        Assert.Equal(_files.NuspecProperties.Keys.Order(StringComparer.Ordinal), tokens.Order(StringComparer.Ordinal));
    }
}

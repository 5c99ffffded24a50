using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

/// <summary>Limits that keep the samples as readable as the libraries: they are read to be copied.</summary>
public sealed class SampleLayoutTests
{
    private const int MaxColumns = 140;
    private const int MaxLines = 350;
    private const int MaxFiles = 25;

    private static readonly string[] Files =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")),
    ];

    [Fact]
    public void Lines_OfTheSamples_FitAScreen() => Assert.Empty(Files.SelectMany(
        file => LinesOf(file).Select((line, i) => (Line: line, Place: $"{file}:{i + 1}")).Where(at => at.Line.Length > MaxColumns).Select(at => at.Place)));

    [Fact]
    public void Files_OfTheSamples_AreShortEnoughToReadAtOnce() => Assert.DoesNotContain(Files, file => LinesOf(file).Length > MaxLines);

    [Fact]
    public void Folders_OfTheSamples_HoldFewEnoughFilesToFindOne()
        => Assert.Empty(Files.GroupBy(file => Path.GetDirectoryName(file)).Where(folder => folder.Count() > MaxFiles).Select(folder => folder.Key));

    [Fact]
    public void Namespaces_OfTheConsole_FollowTheFolders()
    {
        string console = Path.Combine("samples", "TrackStore.Sample.Console");
        IEnumerable<string> strays = Files.Where(file => file.StartsWith(console + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Where(file =>
        {
            string folder = Path.GetRelativePath(console, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
            string expected = folder == "." ? "TrackStore.Sample" : $"TrackStore.Sample.{folder}";
            return !LinesOf(file).Contains($"namespace {expected};");
        });

        Assert.Empty(strays);
    }

    private static string[] LinesOf(string file) => File.ReadAllLines(Path.Combine(Repository.Root, file));
}

using System.Text.RegularExpressions;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Architecture;

/// <summary>Limits that keep the libraries readable. What EF generates for migrations is exempt.</summary>
public sealed partial class SourceLayoutTests
{
    private const int MaxLines = 350;
    private const int MaxFiles = 25;
    private const int MaxColumns = 140;

    private static readonly string Root = Path.Combine(Repository.Root, "src");

    [Fact]
    public void Files_AreShortEnoughToReadAtOnce()
        => Assert.DoesNotContain(Files().Select(file => (Name: NameOf(file), Lines: File.ReadLines(file).Count())), file => file.Lines > MaxLines);

    [Fact]
    public void Folders_HoldFewEnoughFilesToFindOne()
        => Assert.Empty(Files().GroupBy(file => Path.GetDirectoryName(file)!).Where(folder => folder.Count() > MaxFiles).Select(folder => $"{NameOf(folder.Key)}: {folder.Count()}"));

    [Fact]
    public void Lines_FitTheScreen() => Assert.Empty(LinesWhere((lines, i) => lines[i].Length > MaxColumns));

    [Fact]
    public void Bodies_OfOneLine_HaveNoBraces() => Assert.Empty(LinesWhere(IsBracedLine));

    [Fact]
    public void Bodies_StandOnTheirOwnLine() => Assert.Empty(LinesWhere((lines, i) => BodyOnSameLine().IsMatch(lines[i]) && IsOnOneLine(lines[i])));

    // The build demands braces around bodies of several lines (IDE0011); this is the other half. A chain whose other branches need braces has
    // them throughout.
    private static bool IsBracedLine(string[] lines, int i) => i + 4 < lines.Length
        && StatementHead().IsMatch(lines[i])
        && IsOnOneLine(lines[i])
        && lines[i + 1].Trim() == "{"
        && lines[i + 2].TrimEnd().EndsWith(';')
        && lines[i + 3].Trim() == "}"
        && !lines[i + 4].TrimStart().StartsWith("else", StringComparison.Ordinal);

    private static bool IsOnOneLine(string line) => line.Count(c => c == '(') == line.Count(c => c == ')');

    private static List<string> LinesWhere(Func<string[], int, bool> isBad)
    {
        var found = new List<string>();
        foreach (string file in Files())
        {
            string[] lines = File.ReadAllLines(file);
            found.AddRange(Enumerable.Range(0, lines.Length).Where(i => isBad(lines, i)).Select(i => $"{NameOf(file)}:{i + 1}"));
        }

        return found;
    }

    private static IEnumerable<string> Files() => Directory
        .EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations" or "CompiledModel"));

    private static string NameOf(string path) => Path.GetRelativePath(Root, path);

    [GeneratedRegex(@"^\s*(if|for|foreach|await foreach|while|lock|using|await using) \(.*\)\s*$")]
    private static partial Regex StatementHead();

    // The condition ends with the line's last parenthesis that a statement or an opening brace follows.
    [GeneratedRegex(@"^\s*(else )?(if|for|foreach|await foreach|while|lock) \(.*\) (\{|return\b|throw\b|continue;|break;|await\b|[\w.]+(\(| = | \+= |\+\+)).*$|^\s*else \{?$|^\s*(try|do|finally) \{")]
    private static partial Regex BodyOnSameLine();
}

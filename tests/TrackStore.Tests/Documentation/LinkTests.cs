using System.Text.RegularExpressions;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Documentation;

/// <summary>The links between the project's pages: one case for each link, so that no page passes without being checked.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string, string> Links
    {
        get
        {
            var links = new TheoryData<string, string>();
            foreach (string page in Pages)
            {
                foreach (string target in LinksOf(page))
                    links.Add(page, target);
            }

            return links;
        }
    }

    public static TheoryData<string> DocumentationPages => [.. Pages.Where(page => page.StartsWith("docs/", StringComparison.Ordinal))];

    private static IEnumerable<string> Pages => new[] { "", "docs", "benchmarks" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md"))
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Links))]
    public void Link_OfAPage_LeadsToAFileAndItsHeading(string page, string target)
    {
        string[] parts = target.Split('#');
        string file = parts[0].Length == 0 ? page : FileOf(page, parts[0]);

        Assert.True(Path.Exists(Path.Combine(Repository.Root, file)), $"{page} links to {target}, which does not exist.");
        if (parts.Length > 1)
            Assert.Contains(parts[1], AnchorsOf(file));
    }

    [Theory]
    [MemberData(nameof(DocumentationPages))]
    public void Page_OfTheDocumentation_IsLinkedFromAnother(string page)
        => Assert.Contains(page, Pages.Where(other => other != page).SelectMany(other => LinksOf(other).Select(target => FileOf(other, target.Split('#')[0]))));

    private static IEnumerable<string> LinksOf(string page) => LinkTarget()
        .Matches(File.ReadAllText(Path.Combine(Repository.Root, page)))
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
        .Distinct();

    private static string FileOf(string page, string target)
        => Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target))).Replace('\\', '/');

    // As GitHub makes them: lower-case, without punctuation, spaces as hyphens.
    private static IEnumerable<string> AnchorsOf(string file) => Heading()
        .Matches(File.ReadAllText(Path.Combine(Repository.Root, file)))
        .Select(match => Punctuation().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}

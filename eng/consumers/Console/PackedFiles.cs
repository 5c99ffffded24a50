using System.IO.Compression;
using System.Text.RegularExpressions;

/// <summary>The files that a package shows to its users.</summary>
internal static partial class PackedFiles
{
    /// <summary>Finds what is wrong with the packages in a folder: a missing readme, or a relative link, which leads nowhere in a package.</summary>
    public static IEnumerable<string> FindProblems(string folder)
    {
        foreach (string package in Directory.EnumerateFiles(folder, "*.nupkg"))
        {
            using ZipArchive files = ZipFile.OpenRead(package);
            foreach (string name in new[] { "README.md", "CHANGELOG.md", "LICENSE" })
            {
                if (files.GetEntry(name) is not { } entry)
                {
                    yield return $"{Path.GetFileName(package)} has no {name}";
                    continue;
                }

                using var reader = new StreamReader(entry.Open());
                foreach (Match link in RelativeLink().Matches(reader.ReadToEnd()))
                    yield return $"{name} of {Path.GetFileName(package)} links to {link.Groups["target"].Value}";
            }
        }
    }

    [GeneratedRegex(@"\]\((?<target>(?!https?:|#)[^)]*)\)")]
    private static partial Regex RelativeLink();
}

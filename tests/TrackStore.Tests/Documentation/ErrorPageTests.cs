using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Documentation;

/// <summary>Every exception has a code of its own, and docs/errors.md explains each.</summary>
public sealed partial class ErrorPageTests
{
    private static readonly Assembly[] Packages =
    [
        typeof(TrackStoreException).Assembly, typeof(TrackStoreOptions).Assembly, typeof(SpotifyOptions).Assembly, typeof(DiscogsOptions).Assembly,
        typeof(ImageSharpTrackStoreBuilderExtensions).Assembly, typeof(HostingTrackStoreBuilderExtensions).Assembly,
    ];

    public static TheoryData<Type> Leaves => [.. Packages
        .SelectMany(package => package.GetTypes())
        .Where(type => typeof(TrackStoreException).IsAssignableFrom(type) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Code_OfALeaf_IsAConstantThatThePageExplains(Type leaf)
    {
        string code = CodeOf(leaf);

        Assert.True(leaf is { IsSealed: true, IsPublic: true });
        Assert.Contains(code, Constants.Values);
        Match row = Assert.Single(Rows(), match => match.Groups["code"].Value == code);
        Assert.Equal(leaf.Name, row.Groups["type"].Value);
        Assert.All([row.Groups["meaning"].Value, row.Groups["action"].Value], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Codes_OfAllLeaves_AreDistinctAndComplete()
    {
        string[] codes = [.. Leaves.Select(row => CodeOf(row.Data))];

        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.Equal(codes.Order(), Constants.Values.Order());
        Assert.Equal(codes.Order(), Rows().Select(row => row.Groups["code"].Value).Order());
        Assert.All(codes, code => Assert.Matches(@"\ATS[0-9]{4}\z", code));
    }

    // Codes are a promise to logs and supporters: a new one is added here, none is changed.
    [Fact]
    public void Codes_OfThisVersion_KeepTheirNumbers() => Assert.Equal(
        [
            "AlbumInUse=TS2004", "AlbumNotFound=TS2003", "ArtworkCandidateNotFound=TS3003", "ArtworkLookupFailed=TS3004", "ArtworkNotFound=TS3006", "ArtworkPreviewFailed=TS3005", "EditConflict=TS2002",
            "GenreNameTaken=TS2008", "GenreNotFound=TS2007",
            "HistoryEntryNotFound=TS5001",
            "ImageProcessorUnavailable=TS3002", "ImageRejected=TS3001", "LibraryCopyFailed=TS1005", "LinkNotFound=TS4003", "PlatformFailed=TS4001", "PlatformValueNotFound=TS4002",
            "SchemaIncomplete=TS1004", "SchemaVersion=TS1002", "StoreModel=TS1003", "StoreUnavailable=TS1001", "TagNameTaken=TS2006", "TagNotFound=TS2005", "TrackNotFound=TS2001", "UndoConflict=TS5002",
        ],
        Constants.Select(constant => $"{constant.Key}={constant.Value}").Order(StringComparer.Ordinal));

    [Fact]
    public async Task Code_OfAThrownException_IsItsConstant()
    {
        await using var library = new TestLibrary();

        TrackStoreException error = await Assert.ThrowsAnyAsync<TrackStoreException>(
            () => library.Tracks.UpdateAsync(7, new TrackUpdate { Title = "x" }, TestContext.Current.CancellationToken));

        Assert.Equal((TrackStoreErrorCodes.TrackNotFound, "TS2001"), (error.Code, error.Code));
    }

    private static Dictionary<string, string> Constants => typeof(TrackStoreErrorCodes).GetFields()
        .ToDictionary(constant => constant.Name, constant => (string)constant.GetRawConstantValue()!);

    // A code belongs to the type, so it needs no constructed exception.
    private static string CodeOf(Type leaf) => ((TrackStoreException)RuntimeHelpers.GetUninitializedObject(leaf)).Code;

    private static MatchCollection Rows() => Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md")));

    [GeneratedRegex(@"^\| (?<code>TS\d+) \| `(?<type>\w+)` \| (?<meaning>[^|]+) \| (?<action>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}

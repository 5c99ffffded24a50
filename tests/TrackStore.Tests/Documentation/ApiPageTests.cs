using System.Reflection;
using System.Text.RegularExpressions;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Documentation;

/// <summary>docs/api.md leads from the design document's names to names that exist.</summary>
public sealed partial class ApiPageTests
{
    private static readonly Type[] PublicTypes =
    [
        .. new[] { typeof(ITrackRepository).Assembly, typeof(TrackStoreOptions).Assembly, typeof(ViewModelFactory).Assembly }
            .SelectMany(package => package.GetExportedTypes()),
    ];

    public static TheoryData<string> Names => [.. Rows()
        .SelectMany(cells => Code().Matches(cells[1]).Concat(cells.Length > 2 ? Code().Matches(cells[2]) : []))
        .Select(match => match.Groups["name"].Value)
        .Where(name => char.IsUpper(name[0]) && name is not "TimeSpan")
        .Distinct()];

    public static TheoryData<string> Tables => [.. Rows()
        .SelectMany(cells => cells.Skip(2))
        .SelectMany(cell => Table().Matches(cell))
        .SelectMany(match => Code().Matches(match.Value))
        .Select(match => match.Groups["name"].Value)
        .Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Name_OfThePage_Exists(string name)
    {
        string[] parts = name.Split('.');
        Type[] types = [.. PublicTypes.Where(type => NameOf(type) == parts[0])];

        Assert.True(types.Length > 0, $"There is no public type {parts[0]}.");
        Assert.True(
            parts.Length == 1 || types.Any(type => type.GetInterfaces().Append(type).Any(at => at.GetMember(parts[1], BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Length > 0)),
            $"{parts[0]} has no {parts.ElementAtOrDefault(1)}.");
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Table_OfThePage_Exists(string table)
    {
        await using var library = new TestLibrary();
        await library.Database.InitializeAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, library.Count(table));
    }

    [Theory]
    [InlineData("get_track_image")]
    [InlineData("get_album_image")]
    [InlineData("resize_and_store_image")]
    [InlineData("add_platform_info")]
    [InlineData("mark_for_update")]
    [InlineData("needs_update")]
    [InlineData("set_track_genres")]
    [InlineData("load_track_image")]
    [InlineData("load_album_image")]
    [InlineData("image_loaded")]
    [InlineData("album_image_loaded")]
    [InlineData("track_image_loaded")]
    [InlineData("last_synced")]
    [InlineData("is_available_locally")]
    [InlineData("artwork_url")]
    [InlineData("mime_type")]
    [InlineData("source_url")]
    [InlineData("created_at")]
    [InlineData("track_tags")]
    [InlineData("TrackItem")]
    [InlineData("TrackDetailsPanel")]
    [InlineData("DatabaseImageLoader")]
    public void Name_OfTheDocument_IsOnThePage(string name) => Assert.Contains(Rows(), cells => cells[0].Contains(name, StringComparison.Ordinal));

    private static IEnumerable<string[]> Rows() => File.ReadLines(Path.Combine(Repository.Root, "docs", "api.md"))
        .Where(line => line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal) && !line.StartsWith("| document", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|'));

    private static string NameOf(Type type) => type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>" : type.Name;

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("tables? `[^`]+`(?: and `[^`]+`)?")]
    private static partial Regex Table();
}

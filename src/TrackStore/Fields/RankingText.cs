using System.Text.Json;
using System.Text.Json.Serialization;
using TrackStore.Storage;

namespace TrackStore.Fields;

/// <summary>Writes rankings of platforms as text, and reads them.</summary>
internal static partial class RankingText
{
    /// <summary>The name of the ranking of all fields that have none of their own.</summary>
    public const string Default = "default";

    public static string Write(PlatformRankings rankings)
    {
        var lists = new SortedDictionary<string, string[]>(StringComparer.Ordinal) { [Default] = [.. rankings.Default] };
        foreach ((TrackField field, IReadOnlyList<string> ranking) in rankings.Fields)
            lists.Add(EnumNames<TrackField>.Of(field), [.. ranking]);
        return JsonSerializer.Serialize(lists, Json.Default.SortedDictionaryStringStringArray);
    }

    /// <summary>Reads rankings, without those of fields that only a newer version of the library knows.</summary>
    public static PlatformRankings Read(string text)
    {
        SortedDictionary<string, string[]> lists = JsonSerializer.Deserialize(text, Json.Default.SortedDictionaryStringStringArray)!;
        return new PlatformRankings
        {
            Default = lists.GetValueOrDefault(Default, []),
            Fields = lists.Select(list => (Field: EnumNames<TrackField>.TryParse(list.Key), Ranking: list.Value))
                .Where(list => list.Field is not null)
                .ToDictionary(list => list.Field!.Value, list => (IReadOnlyList<string>)list.Ranking),
        };
    }

    /// <summary>Names the rankings that differ, as the history lists them: the platforms separated by commas.</summary>
    public static IEnumerable<HistorySubject> Differences(PlatformRankings before, PlatformRankings after)
    {
        if (!before.Default.SequenceEqual(after.Default))
            yield return SubjectOf(Default, before.Default, after.Default);
        foreach (TrackField field in before.Fields.Keys.Union(after.Fields.Keys).Order())
        {
            if (!before.For(field).SequenceEqual(after.For(field)))
                yield return SubjectOf(EnumNames<TrackField>.Of(field), before.For(field), after.For(field));
        }
    }

    private static HistorySubject SubjectOf(string name, IReadOnlyList<string> before, IReadOnlyList<string> after)
        => new(HistorySubjectKind.Field, Id: null, name) { Before = string.Join(", ", before), After = string.Join(", ", after) };

    [JsonSerializable(typeof(SortedDictionary<string, string[]>))]
    private sealed partial class Json : JsonSerializerContext;
}

using System.Text.Json;

namespace TrackStore.History;

/// <summary>A row as it was before and after a change.</summary>
/// <param name="Entity">The name of the entity.</param>
/// <param name="Before">The row before, or null when it was added. For a row that stayed, its key and the columns that changed.</param>
/// <param name="After">The row after, or null when it was deleted.</param>
internal readonly record struct RecordedRow(string Entity, JsonElement? Before, JsonElement? After)
{
    public const string EntityName = "entity";
    public const string BeforeName = "before";
    public const string AfterName = "after";

    public static IReadOnlyList<RecordedRow> Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return
        [
            .. document.RootElement.EnumerateArray().Select(row => new RecordedRow(
                row.GetProperty(EntityName).GetString()!, Find(row, BeforeName), Find(row, AfterName))),
        ];
    }

    private static JsonElement? Find(JsonElement row, string name)
        => row.TryGetProperty(name, out JsonElement found) ? found.Clone() : null;
}

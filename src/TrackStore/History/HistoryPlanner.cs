using TrackStore.Storage;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Text;

namespace TrackStore.History;

/// <summary>Keeps a planned change, so that it can be undone.</summary>
internal static class HistoryPlanner
{
    /// <summary>Adds everything that is planned so far to the history. Call it last.</summary>
    public static HistoryEntry Record(LibraryRows rows, HistoryKind kind, string description)
    {
        var change = new ChangeHistoryEntity
        {
            Id = rows.NewId(IdKind.History),
            Kind = EnumNames<HistoryKind>.Of(kind),
            Description = Shortened(description),
            CreatedAt = rows.Now,
            Rows = RowRecorder.Record(rows),
        };
        rows.History.Put(change);
        return ToEntry(change);
    }

    public static HistoryEntry ToEntry(ChangeHistoryEntity change) => new()
    {
        Id = change.Id,
        Kind = EnumNames<HistoryKind>.Parse(change.Kind),
        Description = change.Description,
        CreatedAt = StoredValues.ToUtc(change.CreatedAt),
        UndoneAt = change.UndoneAt is { } time ? StoredValues.ToUtc(time) : null,
    };

    private static string Shortened(string description)
        => description.Length <= TextRules.Url ? description
            : description[..(char.IsHighSurrogate(description[TextRules.Url - 1]) ? TextRules.Url - 1 : TextRules.Url)];
}

using Microsoft.EntityFrameworkCore;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Tracks.Queries;

/// <summary>Makes the filter on a field that the user has edited or pinned.</summary>
internal static class FieldSourceFilter
{
    // As a constant, because SQLite uses the filtered index only for a condition that has the same text.
    private const string Base = "base";

    private static readonly string User = EnumNames<FieldLayer>.Of(FieldLayer.User);
    private static readonly string Pin = EnumNames<FieldLayer>.Of(FieldLayer.Pin);

    /// <exception cref="ArgumentException">The source has no valid name, or the field has no values in layers.</exception>
    public static void Validate(TrackQuery query)
    {
        if (query.FieldSource is not { } wanted)
            return;
        _ = TextRules.SourceName(wanted.Source, nameof(query.FieldSource));
        _ = EnumNames<TrackField>.Of(wanted.Field);
        if (!FieldRules.IsText(wanted.Field))
            throw new ArgumentException($"Tracks can't be listed by the source of {wanted.Field}.", nameof(query));
    }

    public static IEnumerable<TrackFilter> Of(DbContext context, TrackQuery query)
    {
        if (query.FieldSource is not { } wanted)
            yield break;
        string source = TextRules.SourceName(wanted.Source, nameof(query.FieldSource));
        string field = EnumNames<TrackField>.Of(wanted.Field);
        IQueryable<TrackFieldEntity> decided = context.Set<TrackFieldEntity>().Where(row => row.Layer != Base && row.Field == field);
        decided = source == Sources.User
            ? decided.Where(row => row.Layer == User)
            : decided.Where(row => row.Layer == Pin && row.Value == source);
        yield return new TrackFilter
        {
            Test = t => decided.Any(row => row.TrackId == t.Id),
            Ids = decided.Select(row => row.TrackId),
        };
    }
}

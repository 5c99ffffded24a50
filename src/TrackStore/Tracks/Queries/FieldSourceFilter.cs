using Microsoft.EntityFrameworkCore;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Portable;
using TrackStore.Text;

namespace TrackStore.Tracks.Queries;

/// <summary>Makes the filter on the source of a field's value.</summary>
internal static class FieldSourceFilter
{
    /// <exception cref="ArgumentException">The source has no valid name, or the field's source is not kept with the track.</exception>
    public static void Validate(TrackQuery query)
    {
        if (query.FieldSource is not { } wanted)
            return;
        _ = TextRules.SourceName(wanted.Source, nameof(query.FieldSource));
        _ = EnumNames<TrackField>.Of(wanted.Field);
        if (!FieldRules.IsText(wanted.Field))
            throw new ArgumentException($"Tracks can't be listed by the source of {wanted.Field}.", nameof(query));
    }

    public static async Task<IReadOnlyList<TrackFilter>> ReadAsync(
        DbContext context, TrackQuery query, CancellationToken cancellationToken)
    {
        if (query.FieldSource is not { } wanted)
            return [];
        (TrackField Field, string Source) shown = (wanted.Field, TextRules.SourceName(wanted.Source, nameof(query.FieldSource)));
        List<string> texts = await PortableDistinctTexts.Of<TrackEntity>(context, nameof(TrackEntity.FieldSources))
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        texts.RemoveAll(text => !FieldSourceText.Read(text).Contains(shown));
        return
        [
            new TrackFilter
            {
                Test = t => EF.Parameter(texts).Contains(t.FieldSources + ""),
                Ids = context.Set<TrackEntity>().Where(t => EF.Parameter(texts).Contains(t.FieldSources)).Select(t => t.Id),
            },
        ];
    }
}

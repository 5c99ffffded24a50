using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.History;

/// <summary>Finds which tracks of recorded tags are still stored. Their ids are enough, and a tag may have had very many tracks.</summary>
internal static class TaggedTracks
{
    public static async Task<IReadOnlySet<long>> ReadAsync(
        DbContext context, IReadOnlyList<RecordedRow> recorded, CancellationToken cancellationToken)
    {
        long[] ids = [.. recorded.IdsOf(nameof(TrackTagEntity.TrackId), nameof(TrackTagEntity))];
        if (ids.Length == 0)
            return new HashSet<long>();
        List<long> stored = await context.Set<TrackEntity>()
            .Where(track => EF.Parameter(ids).Contains(track.Id))
            .Select(track => track.Id)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return stored.ToHashSet();
    }
}

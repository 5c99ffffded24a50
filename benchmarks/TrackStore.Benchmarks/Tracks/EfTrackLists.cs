using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Tracks;
using TrackStore.Tracks.Queries;

namespace TrackStore.Benchmarks.Tracks;

/// <summary>Track lists of a typical application with EF Core, on the store's schema and indexes.</summary>
internal sealed class EfTrackLists(PooledDbContextFactory<EfContext> contexts)
{
    public async Task<List<TrackItem>> PageAsync(int skip, int take)
    {
        await using EfContext context = await contexts.CreateDbContextAsync();
        return await Items(context, context.Set<TrackEntity>().OrderBy(t => t.SortTitle).ThenBy(t => t.Id).Skip(skip).Take(take)).ToListAsync();
    }

    /// <summary>Searches the names as they are stored. SQLite ignores the case of ASCII letters only.</summary>
    public async Task<List<TrackItem>> SearchAsync(string word, int take)
    {
        await using EfContext context = await contexts.CreateDbContextAsync();
        string pattern = $"%{word}%";
        return await Items(context, context.Set<TrackEntity>()
            .Where(t => EF.Functions.Like(t.Title, pattern) || EF.Functions.Like(t.Artist, pattern) || EF.Functions.Like(t.Album!.Title, pattern))
            .OrderBy(t => t.SortTitle)
            .ThenBy(t => t.Id)
            .Take(take)).ToListAsync();
    }

    private static IQueryable<TrackItem> Items(EfContext context, IQueryable<TrackEntity> tracks)
        => tracks.LeftJoin(context.Set<ArtworkEntity>(), t => t.ArtworkDecided ? t.ArtworkId : t.Album!.ArtworkId, a => (long?)a.Id, (t, shown) => new TrackItem
        {
            TrackId = t.Id,
            Title = t.Title,
            Artist = t.Artist,
            Duration = StoredValues.ToDuration(t.DurationMs),
            Album = t.Album!.Title,
            AlbumId = t.AlbumId,
            Year = t.Year,
            Bpm = t.Bpm,
            MusicalKey = t.MusicalKey,
            Label = t.Label,
            IsAvailableLocally = t.IsAvailableLocally,
            AddedAt = StoredValues.ToUtc(t.CreatedAt),
            HasImage = shown != null,
            ArtworkKey = StoredArtworkKey.Read((long?)shown!.Id, (long?)shown!.KeyHash),
            ThumbHash = StoredThumbHash.Read(shown!.ThumbHash),
            DominantColor = shown!.DominantColor,
        });
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Benchmarks.Lists.Peers;

/// <summary>EF Core as most write it, with a pooled context for each call.</summary>
/// <param name="create">Returns a context.</param>
/// <param name="like">Tells whether a text has a pattern, ignoring case.</param>
internal sealed class EfPeer(Func<DbContext> create, Func<string, Expression<Func<TrackEntity, bool>>> like) : IListPeer
{
    public string Name => "EF Core";

    public Task<List<PeerTrack>> PageAsync(int skip, int take) => ReadAsync(tracks => tracks, skip, take);

    public Task<List<PeerTrack>> SearchAsync(string word, int take) => ReadAsync(tracks => tracks.Where(like($"%{word}%")), 0, take);

    public Task<List<PeerTrack>> GenreAsync(string genre, int take)
        => ReadAsync(tracks => tracks.Where(t => t.Genres.Any(link => link.IsEffective && link.Genre!.Name == genre)), 0, take);

    public Task<List<PeerTrack>> ImageAsync(bool hasImage, int take)
        => ReadAsync(tracks => tracks.Where(t => (t.ShownArtworkId != null) == hasImage), 0, take);

    public async Task<int> CountAsync(string word)
    {
        await using DbContext context = create();
        return await context.Set<TrackEntity>().Where(like($"%{word}%")).CountAsync();
    }

    public async Task<int> GenreFacetAsync()
    {
        await using DbContext context = create();
        return (await context.Set<TrackGenreEntity>()
            .Where(link => link.IsEffective)
            .GroupBy(link => link.Genre!.Name)
            .Select(genre => new { genre.Key, Count = genre.Count() })
            .ToListAsync()).Count;
    }

    private async Task<List<PeerTrack>> ReadAsync(Func<IQueryable<TrackEntity>, IQueryable<TrackEntity>> filter, int skip, int take)
    {
        await using DbContext context = create();
        return await filter(context.Set<TrackEntity>())
            .OrderBy(t => t.SortTitle)
            .ThenBy(t => t.Id)
            .Skip(skip)
            .Take(take)
            .Select(t => new PeerTrack
            {
                Id = t.Id,
                Title = t.Title,
                Artist = t.Artist,
                Album = t.Album!.Title,
                Year = t.Year,
                Bpm = t.Bpm,
                HasImage = t.ShownArtworkId != null,
            })
            .ToListAsync();
    }
}

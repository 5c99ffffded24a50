using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Sync;
using TrackStore.Text;
using TrackStore.Tracks;

namespace TrackStore.Benchmarks.Sync;

/// <summary>Links genres within one EF Core context. Known ids need no query.</summary>
internal sealed class EfGenres(EfContext context, Dictionary<string, long>? known = null)
{
    private readonly Dictionary<string, GenreEntity> _seen = [];

    public async Task LinkAsync(TrackEntity row, ValidatedPlatformTrack values)
    {
        for (int i = 0; i < values.Genres!.Count; i++)
        {
            NormalizedName name = values.Genres[i];
            var link = new TrackGenreEntity { Source = values.Link.Platform, Position = i, IsEffective = true };
            if (known is not null && known.TryGetValue(name.Key, out long id))
                link.GenreId = id;
            else
                link.Genre = await FindOrMakeAsync(name);
            row.Genres.Add(link);
        }
    }

    /// <summary>Remembers the ids of saved genres for the next chunk.</summary>
    public void Remember()
    {
        foreach ((string key, GenreEntity genre) in _seen)
            known![key] = genre.Id;
    }

    private async Task<GenreEntity> FindOrMakeAsync(NormalizedName name)
    {
        if (_seen.TryGetValue(name.Key, out GenreEntity? genre))
            return genre;
        genre = await context.Set<GenreEntity>().AsTracking().FirstOrDefaultAsync(g => g.NameKey == name.Key) ?? new GenreEntity { Name = name.Name, NameKey = name.Key };
        _seen.Add(name.Key, genre);
        return genre;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;
using TrackStore.Tracks;
using TrackStore.Tracks.Layers;

namespace TrackStore.Benchmarks.Tracks;

/// <summary>Imports tracks as applications with EF Core do, writing the same rows as the store's import.</summary>
internal sealed class EfImport(PooledDbContextFactory<EfContext> contexts)
{
    private const int ChunkLength = 500;

    private static readonly FieldRanking Ranking = new(new TrackStoreOptions());

    private static readonly string BaseLayer = EnumNames<FieldLayer>.Of(FieldLayer.Base);

    /// <summary>Uses a context and one SaveChanges for each track, and queries the database for existing rows.</summary>
    public async Task SaveEachAsync(IEnumerable<NewTrack> tracks)
    {
        foreach (NewTrack track in tracks)
        {
            await using EfContext context = await contexts.CreateDbContextAsync();
            ValidatedTrack values = ValidatedTrack.From(track);
            TrackProjection shown = values.Projection(Ranking);
            if (await context.Set<TrackEntity>().AnyAsync(t => t.BaseIdentityKey == shown.IdentityKey || t.IdentityKey == shown.IdentityKey))
                continue;

            DateTime now = Now();
            TrackEntity row = ToRow(values, shown, now);
            if (shown.Album is { } title)
            {
                byte[] key = IdentityKey.OfAlbum(title, shown.AlbumArtist);
                row.Album = await context.Set<AlbumEntity>().AsTracking().FirstOrDefaultAsync(a => a.IdentityKey == key)
                    ?? NewAlbum(title, shown.AlbumArtist, key, now);
            }

            for (int i = 0; i < values.Genres.Count; i++)
            {
                string key = values.Genres[i].Key;
                GenreEntity genre = await context.Set<GenreEntity>().AsTracking().FirstOrDefaultAsync(g => g.NameKey == key)
                    ?? new GenreEntity { Name = values.Genres[i].Name, NameKey = key };
                row.Genres.Add(NewLink(genre, i));
            }

            context.Add(row);
            await context.SaveChangesAsync();
        }
    }

    /// <summary>Uses a context and one SaveChanges for 500 tracks, and remembers existing rows from chunk to chunk.</summary>
    public async Task SaveChunksAsync(IEnumerable<NewTrack> tracks)
    {
        Known known = await ReadKnownAsync();
        foreach (NewTrack[] chunk in tracks.Chunk(ChunkLength))
        {
            await using EfContext context = await contexts.CreateDbContextAsync();
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            var albums = new Dictionary<string, AlbumEntity>();
            var genres = new Dictionary<string, GenreEntity>();
            foreach (NewTrack track in chunk)
            {
                if (ToRow(track, known, albums, genres) is { } row)
                    context.Add(row);
            }

            await context.SaveChangesAsync();
            foreach ((string key, AlbumEntity album) in albums)
                known.Albums[key] = album.Id;
            foreach ((string key, GenreEntity genre) in genres)
                known.Genres[key] = genre.Id;
        }
    }

    private static TrackEntity? ToRow(NewTrack track, Known known, Dictionary<string, AlbumEntity> newAlbums, Dictionary<string, GenreEntity> newGenres)
    {
        ValidatedTrack values = ValidatedTrack.From(track);
        TrackProjection shown = values.Projection(Ranking);
        if (!known.Tracks.Add(Convert.ToHexString(shown.IdentityKey)))
            return null;

        DateTime now = Now();
        TrackEntity row = ToRow(values, shown, now);
        if (shown.Album is { } title)
        {
            byte[] key = IdentityKey.OfAlbum(title, shown.AlbumArtist);
            string name = Convert.ToHexString(key);
            if (known.Albums.TryGetValue(name, out long id))
                row.AlbumId = id;
            else if (newAlbums.TryGetValue(name, out AlbumEntity? album))
                row.Album = album;
            else
                newAlbums.Add(name, row.Album = NewAlbum(title, shown.AlbumArtist, key, now));
        }

        for (int i = 0; i < values.Genres.Count; i++)
        {
            NormalizedName name = values.Genres[i];
            if (known.Genres.TryGetValue(name.Key, out long id))
            {
                row.Genres.Add(NewLink(null, i, id));
                continue;
            }

            if (!newGenres.TryGetValue(name.Key, out GenreEntity? genre))
                newGenres.Add(name.Key, genre = new GenreEntity { Name = name.Name, NameKey = name.Key });
            row.Genres.Add(NewLink(genre, i));
        }

        return row;
    }

    private static TrackEntity ToRow(ValidatedTrack values, TrackProjection shown, DateTime now)
    {
        var row = new TrackEntity
        {
            Title = shown.Title,
            Artist = shown.Artist,
            DurationMs = shown.DurationMs,
            Year = shown.Year,
            YearNumber = shown.YearNumber,
            Bpm = shown.Bpm,
            MusicalKey = shown.MusicalKey,
            Isrc = shown.Isrc,
            IsAvailableLocally = values.IsAvailableLocally,
            LocalPath = values.LocalPath,
            ArtworkUrl = shown.ArtworkUrl,
            CreatedAt = now,
            UpdatedAt = now,
            SearchKey = shown.SearchKey,
            SortTitle = shown.SortTitle,
            SortArtist = shown.SortArtist,
            IdentityKey = shown.IdentityKey,
            BaseIdentityKey = shown.BaseIdentityKey,
            FieldSources = shown.FieldSources,
        };
        row.Fields.AddRange(values.Fields.Select(field => new TrackFieldEntity { Field = EnumNames<TrackField>.Of(field.Key), Layer = BaseLayer, Value = field.Value, SetAt = now }));
        return row;
    }

    private static AlbumEntity NewAlbum(string title, string artist, byte[] key, DateTime now)
    {
        (NameKeys titleKeys, NameKeys artistKeys) = (NameKeys.From(title), NameKeys.From(artist));
        return new AlbumEntity
        {
            Title = title,
            Artist = artist,
            IdentityKey = key,
            SearchKey = SortKeyBuilder.ForSearch(titleKeys, artistKeys),
            SortTitle = SortKeyBuilder.ForTitle(titleKeys, artistKeys),
            SortArtist = SortKeyBuilder.ForArtist(artistKeys, titleKeys),
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private static TrackGenreEntity NewLink(GenreEntity? genre, int position, long genreId = 0)
        => new() { Genre = genre, GenreId = genreId, Source = Sources.Base, Position = position, IsEffective = true };

    private static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;

    private async Task<Known> ReadKnownAsync()
    {
        await using EfContext context = await contexts.CreateDbContextAsync();
        List<byte[]> tracks = await context.Set<TrackEntity>().Select(t => t.BaseIdentityKey ?? t.IdentityKey).ToListAsync();
        return new Known(
            [.. tracks.Select(Convert.ToHexString)],
            await context.Set<AlbumEntity>().ToDictionaryAsync(a => Convert.ToHexString(a.IdentityKey), a => a.Id),
            await context.Set<GenreEntity>().ToDictionaryAsync(g => g.NameKey, g => g.Id));
    }

    private sealed record Known(HashSet<string> Tracks, Dictionary<string, long> Albums, Dictionary<string, long> Genres);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TrackStore.Benchmarks.Tracks;
using TrackStore.Fields;
using TrackStore.Platforms;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Sync;
using TrackStore.Text;
using TrackStore.Tracks;
using TrackStore.Tracks.Layers;

namespace TrackStore.Benchmarks.Sync;

/// <summary>Synchronizes a platform's tracks as applications with EF Core do, writing the same rows as the synchronizer.</summary>
internal sealed class EfSync(PooledDbContextFactory<EfContext> contexts)
{
    private const int ChunkLength = 500;
    private const int LargestRendition = 640;

    private static readonly FieldRanking Ranking = new(new TrackStoreOptions());

    /// <summary>Uses a context and one SaveChanges for each track, and queries the database for existing rows.</summary>
    public async Task SaveEachAsync(IEnumerable<PlatformTrack> tracks)
    {
        foreach (PlatformTrack track in tracks)
        {
            ValidatedPlatformTrack values = ValidatedPlatformTrack.From(track, LargestRendition);
            await using EfContext context = await contexts.CreateDbContextAsync();
            var genres = new EfGenres(context);
            PlatformInfoEntity? link = await context.Set<PlatformInfoEntity>().AsTracking().Include(l => l.Sync)
                .FirstOrDefaultAsync(l => l.Platform == values.Link.Platform && l.PlatformId == values.Link.PlatformId);
            if (link is not null)
            {
                if (Refresh(link, values))
                    await ShowAsync(await context.Set<TrackEntity>().AsTracking().Include(t => t.Genres).SingleAsync(t => t.Id == link.TrackId), values, genres);
            }
            else
            {
                await ThrowIfKnownAsync(context, values);
                TrackProjection shown = ProjectionOf(values);
                TrackEntity row = NewTrack(values, shown);
                byte[] key = IdentityKey.OfAlbum(shown.Album!, shown.AlbumArtist);
                row.Album = await context.Set<AlbumEntity>().AsTracking().FirstOrDefaultAsync(a => a.IdentityKey == key) ?? NewAlbum(shown, key);
                await genres.LinkAsync(row, values);
                context.Add(row);
            }

            await context.SaveChangesAsync();
        }
    }

    /// <summary>Uses a context and one SaveChanges for 500 tracks, and queries existing rows once per chunk or remembers them.</summary>
    public async Task SaveChunksAsync(IEnumerable<PlatformTrack> tracks)
    {
        var albums = new Dictionary<string, long>();
        var genreIds = new Dictionary<string, long>();
        foreach (PlatformTrack[] chunk in tracks.Chunk(ChunkLength))
        {
            ValidatedPlatformTrack[] values = [.. chunk.Select(track => ValidatedPlatformTrack.From(track, LargestRendition))];
            await using EfContext context = await contexts.CreateDbContextAsync();
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            var genres = new EfGenres(context, genreIds);
            string[] ids = [.. values.Select(v => v.Link.PlatformId)];
            Dictionary<string, PlatformInfoEntity> links = await context.Set<PlatformInfoEntity>().AsTracking().Include(l => l.Sync)
                .Where(l => l.Platform == PlatformTracks.Platform && ids.Contains(l.PlatformId)).ToDictionaryAsync(l => l.PlatformId);

            (PlatformInfoEntity Link, ValidatedPlatformTrack Values)[] changed =
                [.. values.Where(v => links.ContainsKey(v.Link.PlatformId)).Select(v => (links[v.Link.PlatformId], v)).Where(pair => Refresh(pair.Item1, pair.v))];
            await ShowAllAsync(context, changed, genres);
            await AddAllAsync(context, [.. values.Where(v => !links.ContainsKey(v.Link.PlatformId))], albums, genres);
            context.ChangeTracker.DetectChanges();
            await context.SaveChangesAsync();
            foreach (AlbumEntity album in context.ChangeTracker.Entries<AlbumEntity>().Select(entry => entry.Entity))
                albums[Convert.ToHexString(album.IdentityKey)] = album.Id;
            genres.Remember();
        }
    }

    private static async Task ShowAllAsync(EfContext context, (PlatformInfoEntity Link, ValidatedPlatformTrack Values)[] changed, EfGenres genres)
    {
        long[] trackIds = [.. changed.Select(pair => pair.Link.TrackId)];
        if (trackIds.Length == 0)
            return;
        Dictionary<long, TrackEntity> rows = await context.Set<TrackEntity>().AsTracking().Include(t => t.Genres).Where(t => trackIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id);
        foreach ((PlatformInfoEntity link, ValidatedPlatformTrack values) in changed)
            await ShowAsync(rows[link.TrackId], values, genres);
    }

    private static async Task AddAllAsync(EfContext context, ValidatedPlatformTrack[] added, Dictionary<string, long> known, EfGenres genres)
    {
        if (added.Length == 0)
            return;
        string[] codes = [.. added.Select(v => v.Values[TrackField.Isrc]!)];
        string[] names = [.. added.Select(NamesOf)];
        if (await context.Set<TrackEntity>().AnyAsync(t => (codes.Contains(t.Isrc) || names.Contains(t.SortArtist)) && !t.PlatformInfo.Any(l => l.Platform == PlatformTracks.Platform)))
            throw new InvalidOperationException("A generated track matches another, which the peers don't do.");
        var albums = new Dictionary<string, AlbumEntity>();
        foreach (ValidatedPlatformTrack values in added)
        {
            TrackProjection shown = ProjectionOf(values);
            TrackEntity row = NewTrack(values, shown);
            byte[] key = IdentityKey.OfAlbum(shown.Album!, shown.AlbumArtist);
            string name = Convert.ToHexString(key);
            if (known.TryGetValue(name, out long id))
                row.AlbumId = id;
            else if (albums.TryGetValue(name, out AlbumEntity? album))
                row.Album = album;
            else
                albums.Add(name, row.Album = await context.Set<AlbumEntity>().AsTracking().FirstOrDefaultAsync(a => a.IdentityKey == key) ?? NewAlbum(shown, key));
            await genres.LinkAsync(row, values);
            context.Add(row);
        }
    }

    private static async Task ThrowIfKnownAsync(EfContext context, ValidatedPlatformTrack values)
    {
        (string? code, string names) = (values.Values[TrackField.Isrc], NamesOf(values));
        if (await context.Set<TrackEntity>().AnyAsync(t => (t.Isrc == code || t.SortArtist == names) && !t.PlatformInfo.Any(l => l.Platform == PlatformTracks.Platform)))
            throw new InvalidOperationException("A generated track matches another, which the peers don't do.");
    }

    /// <summary>Writes the platform's values to the link.</summary>
    /// <returns>True when it says something else than before.</returns>
    private static bool Refresh(PlatformInfoEntity link, ValidatedPlatformTrack values)
    {
        bool isOther = link.Fields != values.Link.Fields;
        link.PlatformUri = values.Link.Uri;
        link.PlatformData = values.Link.Data;
        link.Fields = values.Link.Fields;
        link.Sync!.LastSynced = Now();
        link.NeedsUpdate = false;
        return isOther;
    }

    // No generated track has another layer than the platform's, which the peer takes for granted.
    private static async Task ShowAsync(TrackEntity row, ValidatedPlatformTrack values, EfGenres genres)
    {
        Show(row, ProjectionOf(values));
        row.UpdatedAt = Now();
        row.Genres.Clear();
        await genres.LinkAsync(row, values);
    }

    private static TrackEntity NewTrack(ValidatedPlatformTrack values, TrackProjection shown)
    {
        var row = new TrackEntity
        {
            Title = shown.Title, Artist = shown.Artist, SearchKey = shown.SearchKey, SortTitle = shown.SortTitle, SortArtist = shown.SortArtist,
            IdentityKey = shown.IdentityKey, BaseIdentityKey = shown.BaseIdentityKey, FieldSources = shown.FieldSources, CreatedAt = Now(), UpdatedAt = Now(),
        };
        Show(row, shown);
        row.PlatformInfo.Add(new PlatformInfoEntity
        {
            Platform = values.Link.Platform, PlatformId = values.Link.PlatformId, PlatformUri = values.Link.Uri, PlatformData = values.Link.Data,
            Fields = values.Link.Fields, Sync = new PlatformSyncEntity { LastSynced = Now() },
        });
        return row;
    }

    private static void Show(TrackEntity row, TrackProjection shown)
    {
        row.Title = shown.Title;
        row.Artist = shown.Artist;
        (row.TitleKey, row.SkeletonKey, row.OtherTitleKey) = shown.CandidateKeys;
        row.DurationMs = shown.DurationMs;
        row.DiscNumber = shown.DiscNumber;
        row.TrackNumber = shown.TrackNumber;
        row.Year = shown.Year;
        row.YearNumber = shown.YearNumber;
        row.Bpm = shown.Bpm;
        row.MusicalKey = shown.MusicalKey;
        row.KeyNumber = shown.KeyNumber;
        row.Isrc = shown.Isrc;
        row.Label = shown.Label;
        row.FieldSources = shown.FieldSources;
        row.ArtworkUrl = shown.ArtworkUrl;
    }

    private static TrackProjection ProjectionOf(ValidatedPlatformTrack values)
    {
        var layers = new TrackLayers(Ranking);
        layers.Add(new PlatformLayer(values.Link.Platform, values.Values, Now()));
        return TrackProjection.From(layers);
    }

    private static string NamesOf(ValidatedPlatformTrack values) => SortKeyBuilder.ForArtist(NameKeys.From(values.Values[TrackField.Artist]!), NameKeys.From(values.Values[TrackField.Title]!));

    private static AlbumEntity NewAlbum(TrackProjection shown, byte[] key)
    {
        NameKeys title = NameKeys.From(shown.Album!);
        NameKeys artist = NameKeys.From(shown.AlbumArtist);
        return new()
        {
            Title = title.Name,
            Artist = artist.Name,
            IdentityKey = key,
            SearchKey = SortKeyBuilder.ForSearch(title, artist),
            SortTitle = SortKeyBuilder.ForTitle(title, artist),
            SortArtist = SortKeyBuilder.ForArtist(artist, title),
            CreatedAt = Now(),
            UpdatedAt = Now(),
        };
    }

    private static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;
}

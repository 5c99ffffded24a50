using Microsoft.EntityFrameworkCore;
using TrackStore.Genres;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;
using TrackStore.Tags;
using TrackStore.Text;

namespace TrackStore.Albums.Queries;

/// <summary>The filters of a query in their normalized form.</summary>
internal sealed class AlbumFilters
{
    // Up to this number, reading the albums and sorting them is faster than walking through an order in search of them.
    private const int FewAlbums = 1000;
    private const int FewLinks = 5000;

    private readonly AlbumQuery _query;
    private readonly IReadOnlyList<string> _words;
    private readonly string? _artist;
    private readonly string? _genre;
    private readonly string? _tag;

    /// <exception cref="ArgumentException">The text has too many words, or a text is too long.</exception>
    public AlbumFilters(AlbumQuery query)
    {
        _query = query;
        _words = SearchPatterns.WordsOf(query.Text, nameof(query.Text));
        _artist = SearchPatterns.NameOf(query.Artist, nameof(query.Artist));
        _genre = KeyOf(query.Genre, nameof(query.Genre));
        _tag = KeyOf(query.Tag, nameof(query.Tag));
    }

    /// <summary>Gets a value indicating whether all albums match.</summary>
    public bool IsEmpty => !HasColumnFilters && _genre is null && _tag is null;

    private bool HasColumnFilters => _words.Count > 0 || _artist is not null
        || _query is not { HasTracks: null, HasImage: null, MinYear: null, MaxYear: null };

    /// <summary>Returns the albums that match, in the form in which a page of them is read fast.</summary>
    public async Task<IQueryable<AlbumEntity>> ToPageAsync(DbContext context, CancellationToken cancellationToken)
    {
        IQueryable<AlbumEntity> albums = ByColumns(context.Set<AlbumEntity>());
        if (HasColumnFilters)
        {
            // In the order of the table, which a scan reads many times faster than in that of an index.
            List<long> ids = await albums.Select(album => album.Id).Take(FewAlbums + 1).ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            if (ids.Count <= FewAlbums)
                albums = context.Set<AlbumEntity>().Where(album => EF.Parameter(ids).Contains(album.Id));
        }

        foreach (IQueryable<long> trackIds in await TracksAsync(context, cancellationToken).ConfigureAwait(false))
            albums = await WithTracksAsync(context, albums, trackIds, cancellationToken).ConfigureAwait(false);
        return albums;
    }

    /// <summary>Returns the albums that match, in the form in which all of them are counted fast.</summary>
    public async Task<IQueryable<AlbumEntity>> ToCountAsync(DbContext context, CancellationToken cancellationToken)
    {
        IQueryable<AlbumEntity> albums = ByColumns(context.Set<AlbumEntity>());
        foreach (IQueryable<long> trackIds in await TracksAsync(context, cancellationToken).ConfigureAwait(false))
            albums = OfTracks(context, albums, trackIds);
        return albums;
    }

    private IQueryable<AlbumEntity> ByColumns(IQueryable<AlbumEntity> albums)
    {
        foreach (string word in _words)
            albums = Matching(albums, SearchPatterns.Containing(word));

        // The search key has the title and the artist on a line each.
        if (_artist is not null)
            albums = Matching(albums, $"%\n%{_artist}%");
        if (_query.HasTracks is { } hasTracks)
            albums = hasTracks ? albums.WithTracks() : albums.WithoutTracks();
        if (_query.HasImage is { } wanted)
            albums = wanted ? albums.Where(album => album.ArtworkId != null) : albums.Where(album => album.ArtworkId == null);
        if (_query.MinYear is { } minYear)
            albums = albums.Where(album => album.YearNumber >= minYear);
        if (_query.MaxYear is { } maxYear)
            albums = albums.Where(album => album.YearNumber <= maxYear);
        return albums;
    }

    // A rare genre's albums are read from its tracks. With a common one, nearly every album of an order has such a track.
    private static async Task<IQueryable<AlbumEntity>> WithTracksAsync(
        DbContext context, IQueryable<AlbumEntity> albums, IQueryable<long> trackIds, CancellationToken cancellationToken)
    {
        int links = await trackIds.Take(FewLinks + 1).CountAsync(cancellationToken).ConfigureAwait(false);
        return links <= FewLinks
            ? OfTracks(context, albums, trackIds)
            : albums.Where(album => album.Tracks.Any(track => trackIds.Any(id => id == track.Id))
                || album.AppearingLinks.Any(link => trackIds.Any(id => id == link.TrackId)));
    }

    private static IQueryable<AlbumEntity> OfTracks(DbContext context, IQueryable<AlbumEntity> albums, IQueryable<long> trackIds)
    {
        IQueryable<long?> ids = context.Set<TrackEntity>().Where(track => trackIds.Contains(track.Id)).Select(track => track.AlbumId)
            .Concat(context.Set<PlatformInfoEntity>().Where(link => link.AlbumId != null && trackIds.Contains(link.TrackId))
                .Select(link => link.AlbumId));
        return albums.Where(album => ids.Contains(album.Id));
    }

    private static IQueryable<AlbumEntity> Matching(IQueryable<AlbumEntity> albums, string pattern)
        => albums.Where(album => EF.Functions.Like(album.SearchKey, pattern, SearchPatterns.Escape));

    /// <summary>Returns, for each filter by the albums' tracks, the tracks that have what it names.</summary>
    private async Task<List<IQueryable<long>>> TracksAsync(DbContext context, CancellationToken cancellationToken)
    {
        // The ids are read before, so that an index finds the link of one track to one genre. No entity has the id 0.
        var tracks = new List<IQueryable<long>>();
        if (_genre is not null)
        {
            long genreId = await GenreReader.Of(context).IdsOf([_genre])
                .Order()
                .FirstOrDefaultAsync(cancellationToken)
                .ConfigureAwait(false);

            // As a parameter: SQLite seeks in an index only for a value that is compared.
            bool isEffective = true;
            tracks.Add(context.Set<TrackGenreEntity>()
                .Where(link => link.GenreId == genreId && link.IsEffective == isEffective)
                .Select(link => link.TrackId));
        }

        if (_tag is not null)
        {
            long tagId = await TagReader.Of(context).IdsOf([_tag])
                .Order()
                .FirstOrDefaultAsync(cancellationToken)
                .ConfigureAwait(false);
            tracks.Add(context.Set<TrackTagEntity>().Where(link => link.TagId == tagId).Select(link => link.TrackId));
        }

        return tracks;
    }

    private static string? KeyOf(string? name, string parameter)
        => string.IsNullOrWhiteSpace(name) ? null : NormalizedName.From(name, parameter).Key;
}

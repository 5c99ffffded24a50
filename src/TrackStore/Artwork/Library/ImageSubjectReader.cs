using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Linking;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;
using TrackStore.Text;

namespace TrackStore.Artwork.Library;

/// <summary>
/// Lists tracks or albums by the picture that they show. Each list walks an index in the order of the list: that of the column for no
/// picture or a given one, and for small pictures the artworks' by side, and for each of them the column's.
/// </summary>
internal sealed class ImageSubjectReader(ImageSubjectQuery query)
{
    private readonly long[]? _after = ListCursor.Read(ListOf(query), query.Cursor, query.BelowPixels is null ? 1 : 3, nameof(query));
    private readonly IReadOnlyList<string> _words = SearchPatterns.WordsOf(query.Text, nameof(query.Text));
    private readonly string? _source = query.Source is { } source ? TextRules.SourceName(source, nameof(query.Source)) : null;
    private readonly string _numbered = NumberedSource.StartOf(query.Source?.ToLowerInvariant() ?? "");

    public async Task<ImageSubjectPage> ListAsync(DbContext context, CancellationToken cancellationToken)
    {
        List<Row> rows = await Rows(context).Skip(query.Skip).Take(query.PageSize + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        bool isLast = rows.Count <= query.PageSize;
        if (!isLast)
            rows.RemoveAt(query.PageSize);
        return new ImageSubjectPage
        {
            Items = rows.ConvertAll(ToSubject),
            NextCursor = isLast ? null : CursorAfter(rows[^1]),
        };
    }

    public Task<int> CountAsync(DbContext context, int limit, CancellationToken cancellationToken)
        => Rows(context).Take(limit).CountAsync(cancellationToken);

    private static string ListOf(ImageSubjectQuery query)
    {
        string filters = Uri.EscapeDataString($"{query.Source} {query.Text}");
        return string.Create(CultureInfo.InvariantCulture, $"subjects {query.Kind:D} {query.BelowPixels} {query.ArtworkId} {filters}");
    }

    private string CursorAfter(Row last) => query.BelowPixels is null
        ? ListCursor.Write(ListOf(query), last.Id)
        : ListCursor.Write(ListOf(query), last.LongestSide!.Value, last.ArtworkId!.Value, last.Id);

    private IQueryable<Row> Rows(DbContext context)
        => query.BelowPixels is { } pixels ? Small(context, pixels) : Showing(context, query.ArtworkId);

    private IQueryable<Row> Showing(DbContext context, long? artworkId)
    {
        long after = _after?[0] ?? 0;
        return Subjects(context)
            .Where(subject => subject.ArtworkId == artworkId && subject.Id > after)
            .OrderBy(subject => subject.Id)
            .LeftJoin(
                context.Set<ArtworkEntity>(),
                subject => subject.ArtworkId,
                artwork => (long?)artwork.Id,
                (subject, artwork) => new Row
                {
                    Id = subject.Id,
                    Title = subject.Title,
                    Artist = subject.Artist,
                    ArtworkId = artwork!.Id,
                    KeyHash = artwork.KeyHash,
                    Width = artwork.Width,
                    Height = artwork.Height,
                    LongestSide = artwork.LongestSide,
                });
    }

    private IQueryable<Row> Small(DbContext context, int pixels)
    {
        IQueryable<ArtworkEntity> artworks = context.Set<ArtworkEntity>().Where(artwork => artwork.LongestSide < pixels);
        if (_after is [var side, var artworkId, _])
        {
            artworks = artworks.Where(artwork => artwork.LongestSide >= side
                && (artwork.LongestSide > side || artwork.Id >= artworkId));
        }

        IQueryable<Row> rows = artworks.Join(
            Subjects(context),
            artwork => (long?)artwork.Id,
            subject => subject.ArtworkId,
            (artwork, subject) => new Row
            {
                Id = subject.Id,
                Title = subject.Title,
                Artist = subject.Artist,
                ArtworkId = artwork.Id,
                KeyHash = artwork.KeyHash,
                Width = artwork.Width,
                Height = artwork.Height,
                LongestSide = artwork.LongestSide,
            });
        if (_after is [_, var lastArtwork, var lastSubject])
            rows = rows.Where(row => row.ArtworkId != lastArtwork || row.Id > lastSubject);
        return rows.OrderBy(row => row.LongestSide).ThenBy(row => row.ArtworkId).ThenBy(row => row.Id);
    }

    private IQueryable<Subject> Subjects(DbContext context) => query.Kind == ArtworkOwnerKind.Track
        ? Tracks(context).Select(track => new Subject
        {
            Id = track.Id,
            Title = track.Title,
            Artist = track.Artist,
            ArtworkId = track.ShownArtworkId,
        })
        : Albums(context).Select(album => new Subject
        {
            Id = album.Id,
            Title = album.Title,
            Artist = album.Artist,
            ArtworkId = album.ArtworkId,
        });

    private IQueryable<TrackEntity> Tracks(DbContext context)
    {
        IQueryable<TrackEntity> tracks = _words.Aggregate<string, IQueryable<TrackEntity>>(context.Set<TrackEntity>(), Matching);
        return _source is not { } source ? tracks : tracks.Where(track => context.Set<TrackArtworkEntity>()
            .Any(link => link.TrackId == track.Id && link.Kind == Schema.Front && link.ArtworkId != null
                && (link.Source == source || link.Source.StartsWith(_numbered))));

        static IQueryable<TrackEntity> Matching(IQueryable<TrackEntity> tracks, string word)
        {
            string pattern = SearchPatterns.Containing(word);
            return tracks.Where(track => EF.Functions.Like(track.SearchKey, pattern, SearchPatterns.Escape));
        }
    }

    private IQueryable<AlbumEntity> Albums(DbContext context)
    {
        IQueryable<AlbumEntity> albums = _words.Aggregate(context.Set<AlbumEntity>().WithTracks(), Matching);
        return _source is not { } source ? albums : albums.Where(album => context.Set<AlbumArtworkEntity>()
            .Any(link => link.AlbumId == album.Id && link.Kind == Schema.Front && link.ArtworkId != null
                && (link.Source == source || link.Source.StartsWith(_numbered))));

        static IQueryable<AlbumEntity> Matching(IQueryable<AlbumEntity> albums, string word)
        {
            string pattern = SearchPatterns.Containing(word);
            return albums.Where(album => EF.Functions.Like(album.SearchKey, pattern, SearchPatterns.Escape));
        }
    }

    private ImageSubject ToSubject(Row row) => new()
    {
        Owner = query.Kind == ArtworkOwnerKind.Track ? ArtworkOwner.Track(row.Id) : ArtworkOwner.Album(row.Id),
        Title = row.Title,
        Artist = row.Artist,
        ArtworkKey = row.ArtworkId is { } id ? StoredArtworkKey.Of(id, row.KeyHash!.Value) : null,
        Width = row.Width,
        Height = row.Height,
    };

    private sealed class Subject
    {
        public required long Id { get; init; }

        public required string Title { get; init; }

        public required string Artist { get; init; }

        public long? ArtworkId { get; init; }
    }

    private sealed class Row
    {
        public required long Id { get; init; }

        public required string Title { get; init; }

        public required string Artist { get; init; }

        public long? ArtworkId { get; init; }

        public long? KeyHash { get; init; }

        public int? Width { get; init; }

        public int? Height { get; init; }

        public int? LongestSide { get; init; }
    }
}

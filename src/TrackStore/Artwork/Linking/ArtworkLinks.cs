using TrackStore.Artwork.Selection;
using TrackStore.Storage;
using TrackStore.Storage.Plans;

namespace TrackStore.Artwork.Linking;

/// <summary>Plans the links of one track or album to the pictures of one kind, at most one per source.</summary>
internal sealed class ArtworkLinks
{
    private readonly LibraryRows _rows;
    private readonly ArtworkOwner _owner;
    private readonly string _kind;
    private readonly IReadOnlyList<ArtworkLink> _before;

    public ArtworkLinks(LibraryRows rows, ArtworkOwner owner, ArtworkKind kind)
    {
        _rows = rows;
        _owner = owner;
        _kind = EnumNames<ArtworkKind>.Of(kind);
        _before = List();
    }

    /// <summary>Returns the links with what is known of their pictures.</summary>
    public IReadOnlyList<ArtworkLink> List()
        => [.. ArtworkLinkRows.Find(_rows, _owner).Where(row => row.Kind == _kind).Select(row => WithArtwork(row.Link))];

    /// <summary>Returns the link of a source, or null.</summary>
    public ArtworkLink? Find(string source) => List().FirstOrDefault(link => link.Source == source);

    /// <summary>
    /// Adds or replaces the link of a source. A picture from the user is the user's choice. One that the user has refused stays refused,
    /// whichever source brings it again, and however often the source brings others between.
    /// </summary>
    public void Set(string source, string? sourceUrl, long? artworkId)
    {
        bool isChoice = source is Sources.User or Schema.NoArtwork;
        if (isChoice)
        {
            ForgetChoice();
            Accept(artworkId);
        }

        ArtworkLink? before = Find(source);
        bool isRefused = IsRefused(artworkId);
        if (before is { IsRefused: true } && !isChoice)
            KeepRefusal(before, artworkId);
        ForgetNumbered(source, artworkId);
        Put(new ArtworkLink
        {
            Source = source,
            SourceUrl = sourceUrl,
            ArtworkId = artworkId,
            CreatedAt = _rows.Now,
            IsChosen = isChoice || before is { IsChosen: true },
            IsRefused = isRefused,
            IsShown = before is { IsShown: true },
        });
    }

    /// <summary>Makes the link of a source the user's choice.</summary>
    public void Choose(string source)
    {
        ForgetChoice();
        Accept(Find(source)?.ArtworkId);
        if (Find(source) is { } link)
            Put(link with { IsChosen = true });
    }

    /// <summary>Keeps a picture from being shown, whichever sources provide it, until the user accepts it.</summary>
    public void Refuse(long artworkId)
    {
        foreach (ArtworkLink link in List().Where(link => _rows.HaveSameOriginal(link.ArtworkId, artworkId)))
            Put(link with { IsRefused = true, IsChosen = false });
    }

    /// <summary>Takes back that a picture was refused.</summary>
    public void Accept(long? artworkId)
    {
        foreach (ArtworkLink link in List().Where(link => link.IsRefused && _rows.HaveSameOriginal(link.ArtworkId, artworkId)))
            Put(link with { IsRefused = false });
    }

    /// <summary>Tells whether the user has refused a picture.</summary>
    public bool IsRefused(long? artworkId)
        => artworkId is not null && List().Any(link => link.IsRefused && _rows.HaveSameOriginal(link.ArtworkId, artworkId));

    /// <summary>Removes the user's choice, so that the ranking decides.</summary>
    public void ForgetChoice()
    {
        Remove(Schema.NoArtwork);
        foreach (ArtworkLink link in List().Where(link => link.IsChosen))
            Put(link with { IsChosen = false });
    }

    /// <summary>Removes the link of a source, if there is one.</summary>
    public void Remove(string source)
    {
        if (Find(source) is { } link)
            ArtworkLinkRows.Remove(_rows, _owner, _kind, link);
    }

    /// <summary>Decides which link is shown, in lists too.</summary>
    public void ShowBest(IReadOnlyList<string> ranking)
    {
        bool isOfAlbumRefused = IsRefused(OfAlbum());
        if (_kind != Schema.Front)
            HideAlbums(isOfAlbumRefused);
        IReadOnlyList<ArtworkLink> links = List();
        (IReadOnlyList<ArtworkLink> ordered, _) = ArtworkRanking.Decide(links, ranking);
        ArtworkLink? best = ordered is [{ IsRefused: false } or { ArtworkId: null }, ..] and [var first, ..] ? first : null;
        foreach (ArtworkLink link in links)
        {
            bool isShown = link.Source == best?.Source;
            if (link.IsShown != isShown)
                Put(link with { IsShown = isShown });
        }

        if (_kind == Schema.Front)
            ShownArtwork.Set(_rows, _owner, best?.ArtworkId, isDecided: best is not null || isOfAlbumRefused);
        if (!Facts(List()).SetEquals(Facts(_before)))
            _rows.Changes.ArtworkOf(_owner);
    }

    // Only who has refused a picture refuses the album's.
    private long? OfAlbum()
    {
        if (_owner.TrackId is not { } trackId
            || !List().Any(link => link.IsRefused)
            || _rows.Tracks.Find(trackId)?.AlbumId is not { } albumId)
        {
            return null;
        }

        return _kind == Schema.Front
            ? _rows.Albums.Find(albumId)?.ArtworkId
            : ArtworkLinkRows.Find(_rows, ArtworkOwner.Album(albumId))
                .FirstOrDefault(row => row.Kind == _kind && row.Link.IsShown).Link?.ArtworkId;
    }

    // Of other kinds than the front cover, only a link without a picture says that the album's is not for this track. Unlike the choice
    // of none it counts as refused, so that any picture that is not refused goes before it.
    private void HideAlbums(bool isOfAlbumRefused)
    {
        bool isHidden = isOfAlbumRefused && List().All(link => link.IsRefused);
        ArtworkLink? none = Find(Schema.NoArtwork);
        if (isHidden && none is null)
        {
            Put(new ArtworkLink
            {
                Source = Schema.NoArtwork,
                SourceUrl = null,
                ArtworkId = null,
                CreatedAt = _rows.Now,
                IsChosen = false,
                IsRefused = true,
                IsShown = false,
            });
        }
        else if (!isHidden && none is { IsRefused: true })
        {
            Remove(Schema.NoArtwork);
        }
    }

    // The source may bring it again after the other picture.
    private void KeepRefusal(ArtworkLink refused, long? replacementId)
    {
        IReadOnlyList<ArtworkLink> links = List();
        bool isKept = _rows.HaveSameOriginal(refused.ArtworkId, replacementId) || links.Any(link => link.Source != refused.Source
            && link.IsRefused && _rows.HaveSameOriginal(link.ArtworkId, refused.ArtworkId));
        if (!isKept)
            Put(refused with { Source = NumberedSource.FirstFree(links, refused.Source), IsShown = false });
    }

    // The source itself has the picture again.
    private void ForgetNumbered(string source, long? artworkId)
    {
        foreach (ArtworkLink link in List().Where(link => link.IsRefused
            && NumberedSource.IsOf(link.Source, source) && _rows.HaveSameOriginal(link.ArtworkId, artworkId)))
        {
            Remove(link.Source);
            _rows.ReleaseArtwork(link.ArtworkId!.Value);
        }
    }

    private void Put(ArtworkLink link) => ArtworkLinkRows.Put(_rows, _owner, _kind, link);

    private ArtworkLink WithArtwork(ArtworkLink link)
    {
        if (link.ArtworkId is not { } id || _rows.Artworks.Find(id) is not { } artwork)
            return link;

        // It has come back before it was swept.
        if (artwork.ReleasedAt is not null)
            _rows.ReleaseArtwork(id);
        return link with { KeyHash = artwork.KeyHash, Width = artwork.Width, Height = artwork.Height, MimeType = artwork.MimeType };
    }

    // A link that was only written again has not changed.
    private static HashSet<ArtworkLink> Facts(IEnumerable<ArtworkLink> links)
        => [.. links.Select(link => link with { CreatedAt = default })];
}

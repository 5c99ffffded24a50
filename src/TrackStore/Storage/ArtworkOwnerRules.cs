using System.Runtime.CompilerServices;

namespace TrackStore.Storage;

/// <summary>Validates the owners of pictures that a host passes.</summary>
internal static class ArtworkOwnerRules
{
    /// <summary>Throws when an owner is the default value.</summary>
    /// <exception cref="ArgumentException">The owner is neither a track nor an album.</exception>
    public static void ThrowIfDefault(ArtworkOwner owner, [CallerArgumentExpression(nameof(owner))] string? parameter = null)
    {
        if (owner == default)
        {
            throw new ArgumentException(
                $"The owner is neither a track nor an album. Create it with {nameof(ArtworkOwner)}.{nameof(ArtworkOwner.Track)}(id)"
                    + $" or {nameof(ArtworkOwner)}.{nameof(ArtworkOwner.Album)}(id).",
                parameter);
        }
    }
}

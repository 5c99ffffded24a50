using System.CommandLine;
using System.Globalization;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>Names a track by its id in the library, or by its id on a platform.</summary>
internal static class TrackReference
{
    public static Argument<string> Argument()
        => Argument("track", "The track: its id, or a platform and the id there (spotify:6Sy9BUbgFse0n0LPA5lwy5)");

    public static Argument<string> Argument(string name, string description) => new(name) { Description = description };

    /// <summary>Gets the track.</summary>
    /// <exception cref="CommandException">There is no such track.</exception>
    public static async Task<Track> ResolveAsync(this Library library, string reference, CancellationToken cancellationToken)
    {
        Track? track;
        if (long.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
        {
            track = await library.Tracks.GetAsync(id, cancellationToken);
        }
        else if (reference.Split(':', 2) is [{ Length: > 0 } platform, { Length: > 0 } platformId])
        {
            track = await library.Tracks.FindByPlatformAsync(platform, platformId, cancellationToken);
        }
        else
        {
            throw new CommandException(
                $"\"{reference}\" is not a track id. Give a number or platform:id; \"search {reference}\" lists ids.");
        }

        return track ?? throw new CommandException($"There is no track {reference} in {library.Address.Name}. \"search\" lists the ids.");
    }

    /// <summary>Describes a track for people.</summary>
    public static string Describe(this Track track)
        => string.Create(CultureInfo.InvariantCulture, $"{track.Artist} - {track.Title} (#{track.Id})");
}

using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Genres;

/// <summary>genres exclude and genres allow: refuse a genre for tracks, whichever platform names it, or allow it again.</summary>
internal static class GenresExclusionCommand
{
    public static Command CreateExclude(CommandHost host) => Create(
        host,
        "exclude",
        "Refuses a genre for tracks, whichever platform names it, now or at a later sync.",
        (genres, tracks, genre, mode, token) => genres.ExcludeGenreAsync(tracks, genre, mode, token),
        (tracks, genre) => $"{genre} would be refused for {tracks}",
        (tracks, genre) => $"{genre} is refused for {tracks}");

    public static Command CreateAllow(CommandHost host) => Create(
        host,
        "allow",
        "Allows a genre again that was refused for tracks: they show again what their platforms say.",
        (genres, tracks, genre, mode, token) => genres.AllowGenreAsync(tracks, genre, mode, token),
        (tracks, genre) => $"{genre} would be allowed again for {tracks}",
        (tracks, genre) => $"{genre} is allowed again for {tracks}");

    private static Command Create(
        CommandHost host,
        string name,
        string description,
        Func<IGenreRepository, long[], long, ChangeMode, CancellationToken, Task<ChangeResult>> change,
        Func<string, string, string> preview,
        Func<string, string, string> done)
    {
        var genre = new Argument<string>("genre") { Description = "The genre, by its name or another spelling" };
        var tracks = new Argument<string[]>("tracks")
        {
            Description = "The tracks: ids, or platform:id",
            Arity = ArgumentArity.OneOrMore,
        };
        var options = new ChangeOptions();
        var command = new Command(name, description) { genre, tracks, options.Preview };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Genre found = await library.ResolveGenreAsync(arguments.GetRequiredValue(genre), cancellationToken);
            var ids = new List<long>();
            foreach (string reference in arguments.GetRequiredValue(tracks))
                ids.Add((await library.ResolveAsync(reference, cancellationToken)).Id);
            ChangeResult result = await change(library.Genres, [.. ids], found.Id, options.ModeOf(arguments), cancellationToken);
            string count = Format.Count(result.TrackCount, "track");
            ChangeOptions.Write(host.Output, result, $"{preview(count, found.Name)}", $"{done(count, found.Name)}");
        });
        return command.WithExamples($"genres {name} pop 12", $"genres {name} \"hip hop\" 12 13 spotify:6Sy9BUbgFse0n0LPA5lwy5 --preview");
    }
}

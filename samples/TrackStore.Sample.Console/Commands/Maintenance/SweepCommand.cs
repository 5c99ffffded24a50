using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Maintenance;

/// <summary>sweep: deletes unused covers.</summary>
internal static class SweepCommand
{
    public static Command Create(CommandHost host)
    {
        var days = new Option<int?>("--unused-days")
        {
            Description = "For how many days nothing must have had a cover; without it, the library's own time",
            HelpName = "number",
        };
        days.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out int number) && number is >= 0 and <= 36_500))
                result.AddError("--unused-days takes a whole number from 0.");
        });
        var command = new Command("sweep", "Deletes covers that no track or album has had for some time, and that no undo needs.") { days };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            TimeSpan? unusedFor = arguments.GetValue(days) is { } number ? TimeSpan.FromDays(number) : null;
            ArtworkSweepResult swept = await library.Maintenance.SweepAsync(unusedFor, cancellationToken: cancellationToken);
            host.Output.Line($"Deleted {Format.Count(swept.Deleted, "cover")}, {Format.Bytes(swept.Bytes)}");
            if (swept.Kept > 0)
                host.Output.Note($"{Format.Count(swept.Kept, "unused cover")} stayed for undoing changes.");
            if (swept.Deleted > 0)
                host.Output.Note("\"compact\" gives the room back to the disc.");
        });
        return command.WithExamples("sweep", "sweep --unused-days 0");
    }
}

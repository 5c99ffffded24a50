using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace TrackStore.Sample.Commands;

/// <summary>Says in plain words what is wrong with the arguments, and what may have been meant.</summary>
internal static partial class UsageErrors
{
    private const int MostTypos = 2;

    /// <summary>Lists what is wrong; empty when the arguments are fine.</summary>
    public static IReadOnlyList<string> Of(ParseResult arguments)
    {
        Command command = arguments.CommandResult.Command;
        if (command is RootCommand && arguments.UnmatchedTokens is [{ } word, ..])
        {
            return [word.StartsWith('-')
                ? $"There is no option {word}.{Suggest(word, OptionsOf(command, arguments))}"
                : $"There is no command \"{word}\".{Suggest(word, command.Subcommands.Select(subcommand => subcommand.Name))}"];
        }

        // Where a command has commands of its own and no arguments, a word that is none of them was meant as one.
        bool isGroup = command is { Arguments: [], Subcommands: [_, ..] };
        if (isGroup && arguments.UnmatchedTokens is [var misspelt, ..] && !misspelt.StartsWith('-'))
            return [$"\"{command.Name}\" knows no \"{misspelt}\".{Suggest(misspelt, command.Subcommands.Select(subcommand => subcommand.Name))}"];

        // A list of values would swallow a misspelt option.
        string[] unknown = [.. arguments.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal)).Select(token => token.Value)];
        if (isGroup && Array.Find(unknown, option => command.Subcommands.Any(subcommand => subcommand.Options.Any(known => known.Name == option))) is { } early)
            return [$"{early} stands behind one of these: {string.Join(", ", command.Subcommands.Select(subcommand => $"{command.Name} {subcommand.Name}"))}."];
        if (unknown.Length > 0)
            return [.. unknown.Select(option => $"\"{command.Name}\" has no option {option}.{Suggest(option, OptionsOf(command, arguments))}")];

        return [.. arguments.Errors.Select(error => Plain(error.Message)).Distinct()];
    }

    private static IEnumerable<string> OptionsOf(Command command, ParseResult arguments)
        => command.Options.Concat(arguments.RootCommandResult.Command.Options.Where(option => option.Recursive)).Select(option => option.Name);

    private static string Plain(string message)
    {
        string text = WhiteSpace().Replace(message, " ").Trim();
        text = text.Replace("as expected type 'System.Boolean'", "as true or false", StringComparison.Ordinal);
        return ExpectedType().Replace(text, "as a number");
    }

    private static string Suggest(string word, IEnumerable<string> names)
        => names.MinBy(name => Distance(word, name)) is { } nearest && Distance(word, nearest) <= MostTypos ? $" Did you mean \"{nearest}\"?" : "";

    // Levenshtein's distance: how many letters to add, drop or change.
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"as expected type '[\w.]+'")]
    private static partial Regex ExpectedType();
}

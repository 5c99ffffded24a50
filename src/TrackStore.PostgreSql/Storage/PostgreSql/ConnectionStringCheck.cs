using Npgsql;

namespace TrackStore.Storage.PostgreSql;

/// <summary>
/// Says what is wrong with a connection string. It names keywords and no values, and no keyword after the password, because that may be
/// the rest of a password with a semicolon.
/// </summary>
internal static class ConnectionStringCheck
{
    private const string Example = "\"Host=db;Database=music;Username=app;Password=...\"";

    private static readonly string[] UriSchemes = ["postgres://", "postgresql://"];
    private static readonly string[] PasswordKeywords = ["password", "psw", "pwd"];

    /// <summary>Returns what is wrong, as a sentence, or null.</summary>
    public static string? FindFault(string option, string text)
    {
        if (UriSchemes.Any(scheme => text.TrimStart().StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            return $"{option} is a URI, which Npgsql doesn't read. Write it in Npgsql's form, such as {Example}.";
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            string reason = error is ArgumentException { ParamName: { Length: > 0 } keyword } ? ReasonOf(text, keyword, error) : "";
            return $"{option} isn't one of Npgsql's, such as {Example}.{reason}";
        }

        if (string.IsNullOrWhiteSpace(settings.Host))
            return $"{option} isn't one of Npgsql's, such as {Example}. It names no Host.";
        return string.IsNullOrWhiteSpace(settings.Database)
            ? $"{option} names no Database, so the server would use one with the name of the user. Name the database, as in {Example}."
            : null;
    }

    private static string ReasonOf(string text, string keyword, Exception error)
    {
        // Npgsql knows the keyword, so it is no part of a secret.
        if (error.InnerException is not (null or KeyNotFoundException))
            return $" The value of \"{keyword}\" is invalid.";
        foreach (string key in text.Split(';').Select(pair => pair.Split('=')[0].Trim()))
        {
            if (PasswordKeywords.Contains(key, StringComparer.OrdinalIgnoreCase))
                break;
            if (string.Equals(key, keyword, StringComparison.OrdinalIgnoreCase))
                return $" Npgsql has no keyword \"{key}\".";
        }

        return " A keyword after the password is unknown. Quote a password that contains a semicolon, as in Password='a;b'.";
    }
}

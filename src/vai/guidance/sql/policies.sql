SELECT vai.guard_private('guidance_answer');
SELECT vai.guard_private('guidance_mute');
SELECT vai.guard_private('guidance_day', history => false);
